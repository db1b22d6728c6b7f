import { readFileSync } from 'node:fs';
import { parsePrefix } from '@/lib/net/cidr';
import { startDeadline } from '@/lib/net/deadline';
import { parseTarget } from '@/lib/net/parse-target';
import { resolveHost } from '@/lib/net/resolve-host';
import { allowTarget, makeTargetPolicy, type TargetPolicy } from '@/lib/net/target-policy';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';
import { type NameEntry, scriptedNetwork } from '../support/scripted-network';

/*
 * Judges a file of hostile and harmless targets: `node --import tsx tests/eval/targets.ts FILE`.
 * A line is `input TAB refuse|allow TAB reason`; `@lab` before the input opens the lab setting, and
 * `@dns name :: A=1.2.3.4,AAAA=... || next lookup` scripts the name server (`CNAME=alias > ...`, `TIMEOUT`).
 * Prints every line that came out differently, then `right of all`; exit status 1 when they differ.
 */

const knownPorts = [
  ...new Set(builtInProfiles.flatMap((profile) => profile.controlPorts.map(({ port }) => port))),
];
const internet = makeTargetPolicy();
const lab = makeTargetPolicy({
  lab: {
    networks: ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24', '2001:db8::/32'].map(block),
    testNames: true,
  },
});

type Outcome = { readonly allowed: boolean; readonly said: string };

async function main(file: string): Promise<void> {
  const lines = readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'));
  let right = 0;
  for (const line of lines) {
    const [input = '', expected = '', reason = ''] = line.split('\t');
    const { allowed, said } = await judge(input, reason);
    const good = allowed === (expected === 'allow');
    if (good) right++;
    if (!good || process.argv.includes('--all'))
      process.stdout.write(`${good ? 'ok   ' : 'WRONG'} ${input}\t${expected}\t${said}\n`);
  }
  process.stdout.write(`${right} of ${lines.length}\n`);
  process.exitCode = right === lines.length ? 0 : 1;
}

async function judge(input: string, reason: string): Promise<Outcome> {
  if (input.startsWith('@dns ')) return judgeName(input.slice(5), reason);
  const [text, policy] = input.startsWith('@lab ') ? [input.slice(5), lab] : [input, internet];
  return judgeText(unescaped(text), policy);
}

function judgeText(text: string, policy: TargetPolicy): Outcome {
  const parsed = parseTarget(text, { policy, knownPorts });
  if (!parsed.ok) return { allowed: false, said: parsed.reason.sentence };
  return { allowed: true, said: `${parsed.value.displayHost} ${parsed.value.port ?? ''}` };
}

/** Resolves once and connects three times, as a run with retries does; contacting anything the reason does not list is wrong. */
async function judgeName(text: string, reason: string): Promise<Outcome> {
  const [name = '', script = ''] = text.split(' :: ');
  const entries = script.split('||').map((part) => readAnswers(name, part.trim()));
  const names: Record<string, NameEntry[]> = {};
  for (const entry of entries)
    for (const [key, value] of Object.entries(entry)) names[key] = [...(names[key] ?? []), value];
  const typed = judgeText(name, internet);
  if (!typed.allowed) return typed;
  const network = scriptedNetwork({ names, hosts: {} });
  const startedAt = network.clock.now();
  const { seen, contactable } = await resolveHost({
    host: name,
    network,
    policy: internet,
    deadline: startDeadline(network.clock, 60_000),
  });
  if (network.clock.now() - startedAt > 5000) return { allowed: true, said: 'took longer than 5 s' };
  for (const address of contactable) {
    const target = allowTarget(internet, {
      host: name,
      address,
      port: knownPorts[0] ?? 0,
      purpose: 'control',
      knownPorts,
    });
    if (!target.ok) return { allowed: false, said: target.reason };
    for (let attempt = 0; attempt < 3; attempt++)
      await network.connect(target.value, startDeadline(network.clock, 10));
  }
  const hosts = network.contacted.map((place) => place.slice(0, place.lastIndexOf(':')));
  const stray = hosts.filter((host) => !reason.includes(host));
  if (hosts.length > 0 && stray.length > 0) return { allowed: false, said: `contacted ${stray.join(', ')}` };
  return { allowed: hosts.length > 0, said: seen.detail ?? seen.failure ?? hosts.join(', ') };
}

/** `CNAME=a > A=1.2.3.4` gives an entry for the name and one for where it leads. */
function readAnswers(name: string, text: string): Record<string, NameEntry> {
  const entries: Record<string, NameEntry> = {};
  let current = name;
  for (const part of text.split('>').map((one) => one.trim())) {
    if (!part.includes('=')) {
      entries[current] = failureOf(part);
      continue;
    }
    const records: { A: string[]; AAAA: string[]; CNAME: string[] } = { A: [], AAAA: [], CNAME: [] };
    for (const record of part.split(',').map((one) => one.trim())) {
      const [type = '', value = ''] = record.split('=');
      if (type === 'A' || type === 'AAAA' || type === 'CNAME') records[type].push(value);
    }
    entries[current] = records;
    current = records.CNAME[0] ?? current;
  }
  return entries;
}

function failureOf(word: string): NameEntry {
  if (word === 'TIMEOUT') return 'TIMEOUT';
  if (word === 'NXDOMAIN') return 'name_not_found';
  if (word === 'REFUSED') return 'resolver_refused';
  return word === 'SERVFAIL' ? 'resolver_failed' : {};
}

function unescaped(text: string): string {
  const simple: Record<string, string> = { r: '\r', n: '\n', t: '\t', '\\': '\\' };
  return text.replace(
    /\\(?:u([0-9a-fA-F]{4})|([rnt\\]))/g,
    (_all, hex: string | undefined, letter: string | undefined) =>
      hex === undefined ? (simple[letter ?? ''] ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function block(text: string) {
  const prefix = parsePrefix(text);
  if (!prefix.ok) throw new Error(`${text}: ${prefix.reason}`);
  return prefix.value;
}

await main(process.argv[2] ?? '');
