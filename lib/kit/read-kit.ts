import { label } from '@/lib/allowlist/label';
import { inertText } from '@/lib/net/inert-text';
import type { Observation, ObservedReply } from '@/lib/observations/observation';
import { type Result, success } from '@/lib/result';
import { findKitLines, type KitHeader } from './find-kit-lines';
import { faulty, type KitFault } from './kit-fault';
import { type KitLine, type KitLineOf, readKitLine } from './kit-line';
import { createKitObserver, type KitObserver } from './kit-observer';
import { readLoginSession, type SessionLine } from './login-session';
import { observeLogin } from './observe-login';
import {
  observeClock,
  observeHosts,
  observeName,
  observeProxy,
  observePublic,
  observeUntested,
} from './observe-machine';
import {
  observeBurst,
  observeConnect,
  observeControl,
  observeGreeting,
  observeHandshake,
  observePacket,
  observeSample,
  replyOf,
} from './observe-place';
import { type ReadCertificate, readCertificate } from './read-certificate';

export interface KitReading {
  readonly observations: readonly Observation[];
  /** How the customer calls the network it was run in; "customer" without a name. */
  readonly network: string;
  /** What is not an observation, one sentence each: which tools were used, what could not be read. */
  readonly notes: readonly string[];
}

/** How long a prefix of ids may be: the longest id must fit into an observation. */
const prefixLimit = 40;

/**
 * Reads the results of a kit, posted or pasted, strictly: whatever the kit does not write is refused as a whole.
 * They come from a machine that nobody controls: what they say is evidence with the vantage `kit`, never more.
 * @param text at most 256 KiB and 3000 lines
 * @param at ISO date with zone: when it reached the portal
 * @param prefix begins every id; the same for the same post, another for every run of the kit. At most 40 characters
 * @param host what the session looks at (`ParsedTarget.asciiHost`); results of another host are refused
 */
export function readKit(
  text: string,
  at: string,
  prefix: string,
  host: string,
): Result<KitReading, KitFault> {
  if (prefix.length > prefixLimit) throw new RangeError(`A prefix has at most ${prefixLimit} characters.`);
  const found = findKitLines(text);
  if (!found.ok) return found;
  const lines: KitLine[] = [];
  for (const [index, fields] of found.value.lines.entries()) {
    const line = readKitLine(fields);
    if (line === null) return faulty('unknown-line', index + 2);
    if (line === false) return faulty('bad-value', index + 2);
    lines.push(line);
  }
  const [first] = lines;
  if (first?.word !== 'order') return faulty('bad-value', 2);
  if (first.fields[0] !== host) return faulty('other-host', 2);
  const named = all(lines, 'network')[0]?.fields[0];
  const network = named === undefined ? 'customer' : label(named);
  const observe = createKitObserver({ prefix, at, host, vantage: { kind: 'kit', network } });
  const sessions = readSessions(lines, observe);
  if (sessions === null) return faulty('bad-value');
  const certificates = readCertificates(lines, host);
  const observations = [
    ...lines.flatMap((line) => observeLine(line, lines, certificates, host, observe) ?? []),
    ...sessions,
  ];
  return success({ observations, network, notes: notesOf(found.value, lines, certificates) });
}

const all = <W extends KitLine['word']>(lines: readonly KitLine[], word: W): readonly KitLineOf<W>[] =>
  lines.filter((line): line is KitLineOf<W> => line.word === word);

type Certificates = ReadonlyMap<string, ReadCertificate>;

/** By fingerprint; those that are not what their fingerprint says are left out. */
function readCertificates(lines: readonly KitLine[], host: string): Certificates {
  return new Map(
    all(lines, 'cert').flatMap(({ fields: [fingerprint, base64] }) => {
      const read = readCertificate(base64, host);
      return read?.certificate.fingerprint === fingerprint ? [[fingerprint, read] as const] : [];
    }),
  );
}

function observeLine(
  line: KitLine,
  lines: readonly KitLine[],
  certificates: Certificates,
  host: string,
  observe: KitObserver,
): Observation | Observation[] | null {
  switch (line.word) {
    case 'hosts':
      return observeHosts(line, host, observe);
    case 'name':
      return observeName(line, host, observe);
    case 'tcp':
      return observeConnect(line, observe);
    case 'greet':
      return observeGreeting(line, observe);
    case 'tls':
      return handshakeAndTrust(line, lines, certificates, observe);
    case 'sample':
      return observeSample(line, observe);
    case 'control':
      return observeControl(line, observe);
    case 'burst':
      return observeBurst(line, observe);
    case 'packet':
      return observePacket(line, observe);
    case 'clock':
      return observeClock(line, observe);
    case 'proxy':
      return observeProxy(line, observe);
    case 'public':
      return observePublic(line, observe);
    case 'untested':
      return observeUntested(line, observe);
    default:
      return null;
  }
}

/** A certificate that the machine could not check is no trusted one: that it was not tested is said beside it. */
function handshakeAndTrust(
  line: KitLineOf<'tls'>,
  lines: readonly KitLine[],
  certificates: Certificates,
  observe: KitObserver,
): Observation[] {
  const [address, port, , how, , , verify, , fingerprint] = line.fields;
  const auth = all(lines, 'auth').find(({ fields }) => fields[0] === address && fields[1] === port);
  const reply: ObservedReply | null = auth?.fields[2] === 'text' ? replyOf(auth.fields[4]) : null;
  const shown = fingerprint === null ? null : (certificates.get(fingerprint) ?? null);
  const handshake = observeHandshake(line, reply, shown, observe);
  if (how !== 'ok' || verify !== null) return [handshake];
  return [
    handshake,
    observe({ kind: 'not-tested', check: 'certificate-trust', reason: 'no-tool' }, { address, port }),
  ];
}

const sessionWords: ReadonlySet<string> = new Set(['session', 'sent', 'got', 'note', 'bytes', 'done']);
const isSessionLine = (line: KitLine): line is SessionLine => sessionWords.has(line.word);

/** @returns null when conversations are not whole */
function readSessions(lines: readonly KitLine[], observe: KitObserver): Observation[] | null {
  const groups: SessionLine[][] = [];
  for (const line of lines.filter(isSessionLine)) {
    if (line.word === 'session') groups.push([]);
    const group = groups.at(-1);
    if (!group) return null;
    group.push(line);
  }
  const sessions = groups.map(readLoginSession);
  return sessions.every((session) => session !== null)
    ? sessions.flatMap((session) => observeLogin(session, observe))
    : null;
}

function notesOf(header: KitHeader, lines: readonly KitLine[], certificates: Certificates): string[] {
  const tools = all(lines, 'tool')[0]?.fields.filter((tool) => tool !== '-') ?? [];
  const unread = all(lines, 'cert').length - certificates.size;
  return [
    `Reported by your machine (${header.system}${tools.length > 0 ? `, with ${inertText(tools.join(', '), 200)}` : ''}).`,
    ...(unread > 0 ? [`${unread} of the certificates could not be read.`] : []),
  ];
}
