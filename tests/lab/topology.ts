import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import {
  CUSTOMER_ADDRESS,
  CUSTOMER_GATEWAY,
  CUSTOMER_PUBLIC,
  CUSTOMER_SECOND_UPLINK,
  DECOY_ADDRESS,
  PORTAL_ADDRESS,
  PORTAL_GATEWAY,
  SECOND_ADDRESS,
  SERVICE_ADDRESS,
  SERVICE_IPV6,
} from './addresses';
import { command, ip } from './command';
import { firewallRules, routerRules, serviceRules } from './rules';
import type { NetworkPlan } from './situation';

/** The namespaces of one lab, by what stands in them. */
export interface Topology {
  readonly portal: string;
  readonly router: string;
  readonly service: string;
  readonly firewall: string;
  readonly customer: string;
  destroy(): void;
}

export interface Account {
  readonly home: string;
  readonly passwordHash: string;
}

/** `ip` with many lines at once, inside one namespace. */
const batch = (namespace: string, lines: readonly string[]) =>
  command('ip', ['-n', namespace, '-batch', '-'], { input: `${lines.join('\n')}\n` });

function makeAccount(etc: string, { passwordHash, home }: Account): void {
  mkdirSync(`${etc}/pam.d`, { recursive: true });
  const file = (name: string, text: string, mode = 0o644) => writeFileSync(`${etc}/${name}`, text, { mode });
  file(
    'passwd',
    `root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534::/nonexistent:/bin/sh\nftp:x:6000:6000::${home}:/bin/sh\numa:x:6001:6001::${home}:/bin/sh\n`,
  );
  file('group', 'root:x:0:\nnogroup:x:65534:\nftp:x:6000:\numa:x:6001:\n');
  file('shadow', `root:*:19000:0:99999:7:::\numa:${passwordHash}:19000:0:99999:7:::\n`, 0o600);
  file('shells', '/bin/sh\n');
  const pam = 'auth required pam_unix.so\naccount required pam_unix.so\nsession required pam_permit.so\n';
  file('pam.d/vsftpd', pam);
  file('pam.d/pure-ftpd', pam);
  // ProFTPD does not start when it cannot resolve its own host name.
  file('hosts', `127.0.0.1 localhost\n${SERVICE_ADDRESS} ${hostname()}\n`);
}

function connect(topology: Topology): void {
  const { portal, router, service, firewall, customer } = topology;
  const link = (a: string, nameA: string, b: string, nameB: string) =>
    ip(`link add ${nameA} netns ${a} type veth peer name ${nameB} netns ${b}`);
  link(portal, 'eth0', router, 'toportal');
  link(service, 'eth0', router, 'toservice');
  link(firewall, 'wan', router, 'tocustomer');
  link(customer, 'eth0', firewall, 'lan');
  batch(router, [
    'link set lo up',
    `addr add ${PORTAL_GATEWAY}/24 dev toportal`,
    'addr add 203.0.113.1/24 dev toservice',
    'addr add 192.0.2.1/24 dev tocustomer',
    `addr add ${DECOY_ADDRESS}/32 dev lo`,
    'addr add 2001:db8:100::1/64 dev toportal nodad',
    'addr add 2001:db8:203::1/64 dev toservice nodad',
    'addr add 2001:db8:2::1/64 dev tocustomer nodad',
    ...['toportal', 'toservice', 'tocustomer'].map((name) => `link set ${name} up`),
    'route add 2001:db8:77::/64 via 2001:db8:2::30',
    // The internet is silent about private addresses; without these routes the kernel would answer at once.
    ...['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map((range) => `route add blackhole ${range}`),
  ]);
  const leaf = (name: string, device: string, addresses: readonly string[], four: string, six: string) =>
    batch(name, [
      'link set lo up',
      ...addresses.map((one) => `addr add ${one} dev ${device}${one.includes(':') ? ' nodad' : ''}`),
      `link set ${device} up`,
      `route add default via ${four}`,
      `route add default via ${six}`,
    ]);
  leaf(portal, 'eth0', [`${PORTAL_ADDRESS}/24`, '2001:db8:100::9/64'], PORTAL_GATEWAY, '2001:db8:100::1');
  leaf(
    service,
    'eth0',
    [`${SERVICE_ADDRESS}/24`, `${SECOND_ADDRESS}/24`, `${SERVICE_IPV6}/64`],
    '203.0.113.1',
    '2001:db8:203::1',
  );
  batch(firewall, [
    `addr add ${CUSTOMER_GATEWAY}/24 dev lan`,
    'addr add 2001:db8:77::1/64 dev lan nodad',
    'link set lan up',
  ]);
  leaf(
    firewall,
    'wan',
    [`${CUSTOMER_PUBLIC}/24`, `${CUSTOMER_SECOND_UPLINK}/24`, '2001:db8:2::30/64'],
    '192.0.2.1',
    '2001:db8:2::1',
  );
  leaf(customer, 'eth0', [`${CUSTOMER_ADDRESS}/24`, '2001:db8:77::9/64'], CUSTOMER_GATEWAY, '2001:db8:77::1');
}

function remove(names: readonly string[]): void {
  for (const name of names) {
    try {
      // Whoever runs in a namespace of ours was started by us.
      for (const pid of ip(`netns pids ${name}`).split('\n').filter(Boolean))
        process.kill(Number(pid), 'SIGKILL');
    } catch {
      // The namespace, or the process, is gone already.
    }
    try {
      ip(`netns del ${name}`);
    } catch {
      // Never made.
    }
    rmSync(`/etc/netns/${name}`, { recursive: true, force: true });
  }
}

const load = (namespace: string, rules: string) =>
  command('ip', ['netns', 'exec', namespace, 'nft', '-f', '-'], { input: rules });

/**
 * Five hosts on one machine, rebuilt for every situation so that connection tracking and counters start clean:
 *
 *     portal --- router --- service (two IPv4 addresses, one IPv6)
 *                  |  \
 *              firewall  decoy
 *                  |
 *              customer
 *
 * The firewall translates the customer's private IPv4 address; IPv6 is routed.
 *
 * @param prefix at most six letters, so that several labs can stand side by side
 */
export function buildTopology(prefix: string, account: Account, plan: NetworkPlan): Topology {
  const names = {
    portal: `${prefix}p`,
    router: `${prefix}r`,
    service: `${prefix}s`,
    firewall: `${prefix}f`,
    customer: `${prefix}c`,
  };
  const every = Object.values(names);
  const topology: Topology = { ...names, destroy: () => remove(every) };
  remove(every);
  try {
    for (const name of every) ip(`netns add ${name}`);
    makeAccount(`/etc/netns/${names.service}`, account);
    const customerEtc = `/etc/netns/${names.customer}`;
    mkdirSync(customerEtc, { recursive: true });
    writeFileSync(
      `${customerEtc}/resolv.conf`,
      `nameserver ${CUSTOMER_GATEWAY}\noptions timeout:2 attempts:2\n`,
    );
    writeFileSync(`${customerEtc}/hosts`, `127.0.0.1 localhost\n${plan.hostsFile ?? ''}\n`);
    connect(topology);
    for (const name of [names.router, names.firewall])
      command('ip', [
        ...['netns', 'exec', name, 'sysctl', '-qw', 'net.ipv4.ip_forward=1'],
        ...['net.ipv6.conf.all.forwarding=1'],
      ]);
    // Practice servers stand on loopback; packets from outside may be sent there.
    command('ip', ['netns', 'exec', names.service, 'sysctl', '-qw', 'net.ipv4.conf.all.route_localnet=1']);
    load(names.router, routerRules(plan));
    load(names.firewall, firewallRules(plan));
    load(names.service, serviceRules(plan));
    for (const line of plan.ip ?? []) ip(`-n ${names[line.at]} ${line.line}`);
    for (const line of plan.sysctl ?? [])
      command('ip', ['netns', 'exec', names.firewall, 'sysctl', '-qw', line]);
    return topology;
  } catch (error) {
    topology.destroy();
    throw error;
  }
}
