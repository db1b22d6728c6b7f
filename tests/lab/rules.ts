import type { NetworkPlan } from './situation';

/** Where a transparent middlebox listens in the namespace it stands in. */
export const MIDDLEBOX_PORT = 15021;
/** Where a practice server's doors listen on the service's loopback, in their order. */
export const PRACTICE_PORT = 10021;
/** Where the decoy takes every connection. */
export const DECOY_PORT = 15099;

const lines = (...text: readonly (string | undefined)[]) => text.filter(Boolean).join('\n  ');

/** The internet between portal, service and customer; the decoy answers on every port. */
export const routerRules = ({ router }: NetworkPlan): string => `
table inet lab {
 chain forward {
  type filter hook forward priority 0; policy accept;
  ${lines(router)}
 }
}
table ip decoy {
 chain pre {
  type nat hook prerouting priority -100;
  ip daddr 203.0.113.99 meta l4proto tcp redirect to :${DECOY_PORT}
 }
}
`;

/** The customer's firewall: nothing comes in uninvited, everything may go out but for what the situation forbids. */
export const firewallRules = (plan: NetworkPlan): string => `
table inet fw {
 chain forward {
  type filter hook forward priority 0; policy drop;
  ${lines(plan.firewall)}
  ct state established,related accept
  ct state invalid drop
  ct status dnat accept
  meta l4proto ipv6-icmp accept
  iifname "lan" oifname "wan" accept
 }
 chain input {
  type filter hook input priority 0; policy accept;
  ct state established,related accept
  iifname "lan" accept
  iifname "wan" meta l4proto tcp drop
 }
}
table ip nat {
 chain post {
  type nat hook postrouting priority 100;
  ${lines(plan.uplinks)}
  oifname "wan" masquerade
 }
 chain pre {
  type nat hook prerouting priority -100;
  ${lines(plan.middlebox?.at === 'customer' ? `iifname "lan" tcp dport 21 redirect to :${MIDDLEBOX_PORT}` : '', plan.firewallPre)}
 }
}
${
  plan.helper
    ? `table inet alg {
 ct helper ftp-std {
  type "ftp" protocol tcp
  l3proto ip
 }
 chain pre {
  type filter hook prerouting priority -150;
  tcp dport 21 ct helper set "ftp-std"
 }
}`
    : ''
}
`;

/** The service's own host. A practice server stands behind its addresses, on loopback. */
export const serviceRules = (plan: NetworkPlan): string => `
table inet own {
 chain input {
  type filter hook input priority 0; policy accept;
  ${lines(plan.service)}
 }
}
table ip nat {
 chain pre {
  type nat hook prerouting priority -100;
  ${lines(
    plan.middlebox?.at === 'service' ? `tcp dport 21 dnat to :${MIDDLEBOX_PORT}` : '',
    ...(plan.practicePorts ?? []).map(
      (port, index) =>
        `${plan.practiceFor ?? ''} tcp dport ${port} dnat to 127.0.0.1:${PRACTICE_PORT + index}`,
    ),
    plan.practicePorts ? `${plan.practiceFor ?? ''} tcp dport 30000-50000 dnat to 127.0.0.1` : '',
    plan.servicePre,
  )}
 }
}
`;
