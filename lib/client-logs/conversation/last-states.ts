import type { Seen } from '@/lib/observations/observation';
import type { SeenInLog } from './log-session';

/** The rungs of a conversation that can be reached again after they failed. */
type Rung =
  | 'name'
  | 'connect'
  | 'greeting'
  | 'encryption'
  | 'login'
  | 'setup'
  | 'data'
  | 'download'
  | 'upload';

/** Reaching one of these shows that the others, below it, work. */
const below: Readonly<Record<Rung, readonly Rung[]>> = {
  name: [],
  connect: ['name'],
  greeting: ['name', 'connect'],
  encryption: ['name', 'connect', 'greeting'],
  login: ['name', 'connect', 'greeting', 'encryption'],
  setup: [],
  data: ['name', 'connect', 'greeting', 'encryption', 'login', 'setup'],
  download: [],
  upload: [],
};

/**
 * Leaves out what went wrong at first and well later: another address, another command, another try. What counts is
 * the last state of each thing. What a program says beside such a failure goes with it.
 */
export function lastStates(seen: readonly SeenInLog[]): readonly SeenInLog[] {
  const reached = new Set<string>();
  const fallbacks = fallbackAttempts(seen);
  const kept: SeenInLog[] = [];
  for (let at = seen.length - 1; at >= 0; at -= 1) {
    const one = seen[at];
    if (one === undefined) continue;
    if (fallbacks.has(one) || isMended(one, reached)) continue;
    for (const rung of rungsReached(one.seen)) {
      reached.add(rung);
      for (const lower of below[rung]) {
        reached.add(lower);
        for (const lowest of below[lower]) reached.add(lowest);
      }
    }
    const { target } = one.seen;
    if (target && one.seen.failure === null) reached.add(`name ${target.host}`);
    if (one.about !== null && one.seen.failure === null) reached.add(one.about);
    kept.push(one);
  }
  return kept.reverse();
}

/** Attempts in active mode after passive mode failed: what they meet with is not what was wanted in the first place. */
function fallbackAttempts(seen: readonly SeenInLog[]): ReadonlySet<SeenInLog> {
  const found = new Set<SeenInLog>();
  let passiveFailed = false;
  for (const one of seen) {
    const { kind, failure } = one.seen;
    if (kind === 'greeting' || kind === 'login') passiveFailed = false;
    else if (
      failure !== null &&
      (kind === 'passive-reply' || (kind === 'data-connection' && one.seen.mode === 'passive'))
    )
      passiveFailed = true;
    else if (kind === 'active-callback' && passiveFailed && one.seen.reply?.code !== 500) found.add(one);
  }
  return found;
}

/** Commands by which programs look around; a refusal means something only where nothing works afterwards. */
const lookingAround = /^(?:SIZE|MDTM|STAT|MLST|PWD|XPWD|TYPE|REST|MFMT|ALLO) /;
/** The way to a file: in the end the file shows whether it was found. */
const onTheWay = /^(?:CWD|XCWD|CDUP|MKD|XMKD) /;
/** Commands that a program can do without, where they are unknown to the service. */
const optional = /^(?:SIZE|MDTM|STAT|MLST|MFMT|ALLO|REST|PWD|XPWD) /;

function isMended({ seen, about }: SeenInLog, reached: ReadonlySet<string>): boolean {
  if (seen.kind === 'passive-reply' && seen.failure === null)
    return seen.names !== 'same' && seen.names !== null && reached.has('data');
  if (seen.failure === null) return seen.kind === 'client-message' && isMendedWord(seen, reached);
  switch (seen.kind) {
    case 'name-resolution':
      return seen.name === '' ? reached.has('name') : reached.has(`name ${seen.name}`);
    case 'tcp-connect':
      return reached.has('connect');
    case 'greeting':
      return reached.has('greeting');
    case 'tls-handshake':
      return reached.has('encryption');
    case 'login':
      return reached.has('login');
    case 'passive-reply':
    case 'active-callback':
      return reached.has('setup') || reached.has('data');
    case 'data-protection':
      return reached.has('data');
    case 'data-connection':
      return reached.has('data');
    case 'transfer':
      return isMendedTransfer(seen, about ?? '', reached);
    default:
      return false;
  }
}

function isMendedTransfer(
  seen: Extract<Seen, { kind: 'transfer' }>,
  about: string,
  reached: ReadonlySet<string>,
): boolean {
  if (reached.has(about)) return true;
  if (optional.test(about) && seen.reply !== null && [500, 501, 502, 504].includes(seen.reply.code))
    return true;
  if (onTheWay.test(about)) return reached.has('upload') || reached.has('download');
  return lookingAround.test(about) && reached.has('data');
}

/** What a program says of connections and certificates is over once it has got past them. */
function isMendedWord(
  seen: Extract<Seen, { kind: 'client-message' }>,
  reached: ReadonlySet<string>,
): boolean {
  switch (seen.says) {
    case 'cannot-resolve':
      return false;
    case 'cannot-connect':
    case 'connection-refused':
    case 'network-unreachable':
    case 'timed-out':
    case 'connection-lost':
    case 'proxy-failed':
      return reached.has('data');
    case 'tls-failed':
    case 'tls-version':
    case 'issuer-unknown':
    case 'certificate-expired':
    case 'certificate-not-yet-valid':
    case 'certificate-name':
      return reached.has('login');
    case 'session-not-resumed':
      return reached.has('data');
    default:
      return false;
  }
}

function rungsReached(seen: Seen): readonly Rung[] {
  if (seen.failure !== null) return [];
  switch (seen.kind) {
    case 'tcp-connect':
      return ['connect'];
    case 'greeting':
      return ['greeting'];
    case 'tls-handshake':
      return ['encryption'];
    case 'login':
      return ['login'];
    case 'passive-reply':
      return ['setup'];
    case 'data-connection':
      return ['data'];
    case 'transfer':
      return seen.operation === 'upload' || seen.operation === 'download' ? [seen.operation] : [];
    default:
      return [];
  }
}
