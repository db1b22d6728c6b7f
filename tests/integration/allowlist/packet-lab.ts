import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { z } from 'zod';

/** An address and a port to knock on. */
export type Knock = readonly [address: string, port: number];

const setSchema = z.object({
  nftables: z.array(
    z.object({
      set: z
        .object({
          elem: z
            .array(
              z.object({ elem: z.object({ val: z.object({ concat: z.tuple([z.string(), z.int()]) }) }) }),
            )
            .optional(),
        })
        .optional(),
    }),
  ),
});

/** Records what arrives behind the firewall, and answers nothing. */
const RECORDER = `table inet seen {
  set s4 { type ipv4_addr . inet_service; flags dynamic,timeout; timeout 10m; size 100000; }
  set s6 { type ipv6_addr . inet_service; flags dynamic,timeout; timeout 10m; size 100000; }
  chain pre { type filter hook prerouting priority -300; policy accept;
    tcp flags syn ip daddr 0.0.0.0/0 update @s4 { ip daddr . tcp dport } drop
    tcp flags syn update @s6 { ip6 daddr . tcp dport } drop
  }
}`;

/** What a site has before: everything outgoing is dropped, answers pass, and there is a rule of its own. */
const SITE = `table inet filter {
  chain forward { type filter hook forward priority 0; policy drop;
    ct state established,related accept
    meta l4proto ipv6-icmp accept
    tcp dport 443 counter accept comment "ours"
  }
}`;

/** Three hosts on one machine: client, firewall, and one that stands for the whole internet. */
export class PacketLab {
  readonly #names: { readonly client: string; readonly firewall: string; readonly internet: string };

  constructor(prefix: string) {
    this.#names = { client: `${prefix}c`, firewall: `${prefix}f`, internet: `${prefix}i` };
  }

  build(): void {
    const { client, firewall, internet } = this.#names;
    for (const name of Object.values(this.#names)) {
      ip(`netns add ${name}`);
      ip(`-n ${name} link set lo up`);
      for (const key of ['net.ipv4.ip_forward', 'net.ipv6.conf.all.forwarding'])
        this.#in(name, 'sysctl', '-qw', `${key}=1`);
      for (const scope of ['all', 'default'])
        this.#in(name, 'sysctl', '-qw', `net.ipv6.conf.${scope}.accept_dad=0`);
    }
    ip(`link add c0 netns ${client} type veth peer name f0 netns ${firewall}`);
    ip(`link add f1 netns ${firewall} type veth peer name i0 netns ${internet}`);
    const address = (name: string, device: string, ipv4: string, ipv6: string) => {
      ip(`-n ${name} addr add ${ipv4} dev ${device}`);
      ip(`-n ${name} addr add ${ipv6} dev ${device} nodad`);
      ip(`-n ${name} link set ${device} up`);
    };
    address(client, 'c0', '10.20.0.2/24', 'fd00:20::2/64');
    address(firewall, 'f0', '10.20.0.1/24', 'fd00:20::1/64');
    address(firewall, 'f1', '10.99.0.1/24', 'fd00:99::1/64');
    address(internet, 'i0', '10.99.0.2/24', 'fd00:99::2/64');
    for (const [name, ipv4, ipv6] of [
      [client, '10.20.0.1', 'fd00:20::1'],
      [firewall, '10.99.0.2', 'fd00:99::2'],
      [internet, '10.99.0.1', 'fd00:99::1'],
    ]) {
      ip(`-n ${name} route add default via ${ipv4}`);
      ip(`-n ${name} -6 route add default via ${ipv6}`);
    }
    this.#nft(internet, RECORDER);
    this.#nft(firewall, SITE);
  }

  destroy(): void {
    for (const name of Object.values(this.#names)) {
      try {
        ip(`netns del ${name}`);
      } catch {
        // It was never made.
      }
    }
  }

  /** Runs a line of shell on the firewall, in the folder of the rule file. */
  onFirewall(line: string, folder: string): string {
    return run('ip', ['netns', 'exec', this.#names.firewall, 'sh', '-euc', line], { cwd: folder });
  }

  /** The firewall's rules without counters and handles. */
  rules(): string {
    return this.#in(this.#names.firewall, 'nft', '-s', 'list', 'ruleset');
  }

  /** Which knocks came out behind the firewall, as `address port`. */
  arrived(knocks: readonly Knock[]): Set<string> {
    const { client, internet } = this.#names;
    for (const set of ['s4', 's6']) this.#in(internet, 'nft', 'flush', 'set', 'inet', 'seen', set);
    const script = path.join(import.meta.dirname, 'knock.mjs');
    run('ip', ['netns', 'exec', client, process.execPath, script], { input: JSON.stringify(knocks) });
    const asked = new Set(knocks.map((knock) => knock.join(' ')));
    return new Set(['s4', 's6'].flatMap((set) => this.#recorded(set)).filter((one) => asked.has(one)));
  }

  #recorded(set: string): string[] {
    const json: unknown = JSON.parse(
      this.#in(this.#names.internet, 'nft', '-j', 'list', 'set', 'inet', 'seen', set),
    );
    return setSchema
      .parse(json)
      .nftables.flatMap((entry) => (entry.set?.elem ?? []).map(({ elem }) => elem.val.concat.join(' ')));
  }

  #in(name: string, ...words: string[]): string {
    return run('ip', ['netns', 'exec', name, ...words]);
  }

  #nft(name: string, rules: string): void {
    run('ip', ['netns', 'exec', name, 'nft', '-f', '-'], { input: rules });
  }
}

const ip = (line: string) => run('ip', line.split(' '));

const run = (
  file: string,
  args: readonly string[],
  options: { readonly input?: string; readonly cwd?: string } = {},
): string =>
  execFileSync(file, [...args], {
    encoding: 'utf8',
    timeout: 30_000,
    stdio: ['pipe', 'pipe', 'pipe'],
    ...options,
  });
