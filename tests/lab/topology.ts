import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { command, ip } from './command';

/**
 * Three hosts on one machine, rebuilt for every situation so that connection tracking and counters start clean:
 *
 *     probe 198.51.100.9 --- router --- service 203.0.113.20, .21
 *
 * The probe stands where the portal stands. Rules under test go into the router.
 */
const PROBE_ADDRESS = '198.51.100.9';
export const SERVICE_ADDRESS = '203.0.113.20';
export const SECOND_ADDRESS = '203.0.113.21';
export const DNS_ADDRESS = '198.51.100.1';

export interface Topology {
  readonly probe: string;
  readonly router: string;
  readonly service: string;
  /** Files that stand in for `/etc` inside the service's namespace. */
  readonly serviceEtc: string;
  destroy(): void;
}

const BASE_RULES = (extra: string) => `table inet lab {
 chain forward { type filter hook forward priority 0; policy accept;
${extra}
 }
}
`;

function account(etc: string, passwordHash: string, home: string): void {
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
  file('hosts', `127.0.0.1 localhost\n${SERVICE_ADDRESS} ${hostname()}\n`);
}

/**
 * Builds the three namespaces.
 *
 * @param prefix at most six letters, so that several labs can stand side by side
 * @param home folder of the test account, made empty
 * @param rules nftables lines for the router's forward chain
 */
export function buildTopology(prefix: string, home: string, passwordHash: string, rules: string): Topology {
  const [probe, router, service] = [`${prefix}p`, `${prefix}r`, `${prefix}s`];
  const serviceEtc = `/etc/netns/${service}`;
  const destroy = () => {
    for (const name of [probe, router, service]) {
      try {
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
    }
    rmSync(serviceEtc, { recursive: true, force: true });
  };
  destroy();
  for (const name of [probe, router, service]) {
    ip(`netns add ${name}`);
    ip(`-n ${name} link set lo up`);
  }
  account(serviceEtc, passwordHash, home);
  const link = (name: string, peer: string, address: string, gateway: string) => {
    ip(`link add eth0 netns ${name} type veth peer name ${peer} netns ${router}`);
    ip(`-n ${name} addr add ${address}/24 dev eth0`);
    ip(`-n ${name} link set eth0 up`);
    ip(`-n ${router} addr add ${gateway}/24 dev ${peer}`);
    ip(`-n ${router} link set ${peer} up`);
    ip(`-n ${name} route add default via ${gateway}`);
  };
  link(probe, 'toprobe', PROBE_ADDRESS, DNS_ADDRESS);
  link(service, 'toservice', SERVICE_ADDRESS, '203.0.113.1');
  ip(`-n ${service} addr add ${SECOND_ADDRESS}/24 dev eth0`);
  ip(`netns exec ${router} sysctl -qw net.ipv4.ip_forward=1`);
  for (const range of ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'])
    ip(`-n ${router} route add blackhole ${range}`);
  command('ip', ['netns', 'exec', router, 'nft', '-f', '-'], { input: BASE_RULES(rules) });
  return { probe, router, service, serviceEtc, destroy };
}
