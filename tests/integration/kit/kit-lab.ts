import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createPracticeCertificates } from '@/lib/practice/certificates/practice-certificates';

export const serviceAddress = '203.0.113.20';
export const serviceAddress6 = '2001:db8:7::20';

/** What the customer's firewall does: one port each is dropped, reset, and forbidden aloud; half of the range is dropped. */
const rules = `table inet customer {
  chain in { type filter hook input priority 0; policy accept;
    tcp dport 3021 drop
    tcp dport 3990 reject with tcp reset
    tcp dport 8021 reject with icmpx admin-prohibited
    tcp dport 45000-50000 drop
  }
}`;
const nothing = `table inet customer {
  chain in { type filter hook input priority 0; policy drop; meta l4proto ipv6-icmp accept; }
}`;

export interface KitRun {
  readonly output: string;
  readonly seconds: number;
}

/** A customer's machine and a service, each in a network namespace of its own, with rules between them. */
export class KitLab {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'portside-kit-lab-'));
  readonly #client: string;
  readonly #service: string;
  #server: ChildProcess | null = null;

  constructor(prefix: string) {
    this.#client = `${prefix}c`;
    this.#service = `${prefix}s`;
  }

  /** @param hosts lines of the customer's hosts file; name servers are never answered */
  async build(hosts: string): Promise<void> {
    const client = this.#client;
    const service = this.#service;
    for (const name of [client, service]) {
      ip(`netns add ${name}`);
      ip(`-n ${name} link set lo up`);
    }
    ip(`link add c0 netns ${client} type veth peer name s0 netns ${service}`);
    this.#address(client, 'c0', '203.0.113.1/24', '2001:db8:7::1/64');
    this.#address(service, 's0', `${serviceAddress}/24`, `${serviceAddress6}/64`);
    ip(`-n ${client} route add default via ${serviceAddress}`);
    mkdirSync(`/etc/netns/${client}`, { recursive: true });
    writeFileSync(`/etc/netns/${client}/hosts`, `127.0.0.1 localhost\n${hosts}\n`);
    writeFileSync(
      `/etc/netns/${client}/resolv.conf`,
      'nameserver 203.0.113.99\noptions timeout:2 attempts:2\n',
    );
    const { caPem, serve } = createPracticeCertificates(new Date());
    const { chainPem, keyPem } = serve('trusted', ['ftp.example.test', serviceAddress]);
    writeFileSync(path.join(this.folder, 'ca.pem'), caPem);
    writeFileSync(path.join(this.folder, 'chain.pem'), chainPem);
    writeFileSync(path.join(this.folder, 'key.pem'), keyPem);
    this.#rules(rules);
    await this.#serve();
  }

  /** From now on the service's side answers nothing at all. */
  dropEverything(): void {
    this.#run(this.#service, 'nft', 'flush', 'ruleset');
    this.#rules(nothing);
  }

  destroy(): void {
    this.#server?.kill('SIGKILL');
    for (const name of [this.#client, this.#service]) {
      try {
        ip(`netns del ${name}`);
      } catch {
        // It was never made.
      }
    }
    rmSync(`/etc/netns/${this.#client}`, { recursive: true, force: true });
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Runs a script on the customer's machine with some shell. */
  runKit(
    script: string,
    shell: readonly string[],
    words: readonly string[],
    env: Partial<NodeJS.ProcessEnv> = {},
  ): Promise<KitRun> {
    const file = path.join(this.folder, 'kit.sh');
    writeFileSync(file, script);
    const started = performance.now();
    return new Promise((resolve, reject) => {
      execFile(
        'ip',
        ['netns', 'exec', this.#client, ...shell, file, '--yes', '--no-send', ...words],
        { cwd: this.folder, env: { ...process.env, ...env }, encoding: 'utf8', timeout: 100_000 },
        (error, stdout, stderr) => {
          if (error) reject(new Error(`${error.message}\n${stdout}\n${stderr}`));
          else resolve({ output: stdout, seconds: (performance.now() - started) / 1000 });
        },
      );
    });
  }

  #serve(): Promise<void> {
    const script = path.join(import.meta.dirname, 'service.mjs');
    const server = spawn('ip', ['netns', 'exec', this.#service, process.execPath, script, this.folder], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#server = server;
    return new Promise((resolve, reject) => {
      server.stdout.once('data', () => resolve());
      server.once('exit', (code) => reject(new Error(`the service ended with ${code}`)));
    });
  }

  #address(name: string, device: string, ipv4: string, ipv6: string): void {
    ip(`-n ${name} addr add ${ipv4} dev ${device}`);
    ip(`-n ${name} addr add ${ipv6} dev ${device} nodad`);
    ip(`-n ${name} link set ${device} up`);
  }

  #rules(text: string): void {
    execFileSync('ip', ['netns', 'exec', this.#service, 'nft', '-f', '-'], { input: text, timeout: 30_000 });
  }

  #run(name: string, ...words: string[]): void {
    execFileSync('ip', ['netns', 'exec', name, ...words], { timeout: 30_000 });
  }
}

const ip = (line: string) => execFileSync('ip', line.split(' '), { timeout: 30_000 });
