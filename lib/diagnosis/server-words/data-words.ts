import { decisive, fair, strong, weak } from '@/lib/diagnosis/cause';
import { anyFile, type ConversationStage, type Meaning } from './meaning';

const waiting: readonly ConversationStage[] = ['data', ...anyFile];
const active: readonly ConversationStage[] = ['active'];
const setup: readonly ConversationStage[] = ['setup'];

/**
 * What servers say about the way to a data connection, and to PASV, EPSV, PORT and EPRT themselves (RFC 959
 * section 5.4, RFC 2428 section 4). 425 only says that it did not come about; who should have opened it decides.
 */
export const dataWords: readonly Meaning[] = [
  {
    cause: 'data-peer-mismatch',
    stages: ['active', ...waiting],
    codes: null,
    words:
      /bad ip connecting|from (a )?foreign (address|host)|not (the )?same (address )?as (the )?(client|control|server)/i,
    strength: decisive,
  },
  {
    cause: 'data-tls-session-reuse',
    stages: ['active', ...waiting],
    codes: [425],
    words: /operation not permitted/i,
    strength: strong,
  },
  {
    cause: 'alg-rewrites-commands',
    stages: waiting,
    codes: [425, 503],
    words: /use (port|pasv).{0,12}(pasv|port).{0,8}first/i,
    strength: strong,
  },
  { cause: 'alg-rewrites-commands', stages: setup, codes: null, words: /\bp@sw\b/i, strength: decisive },
  {
    cause: 'active-address-private',
    stages: active,
    codes: null,
    words:
      /to (a )?foreign (address|host)|(won['’]?t|will not|refus\w+ to) (open|make) a (data )?connection to/i,
    strength: 0.8,
  },
  {
    cause: 'active-command-refused',
    stages: active,
    codes: [500, 501, 502, 503, 504, 522, 530, 550],
    words: null,
    strength: strong,
  },
  { cause: 'active-mode-blocked', stages: active, codes: [425], words: null, strength: strong },
  {
    cause: 'active-mode-blocked',
    stages: ['data'],
    codes: [425],
    words: /connection refused|data connection to port \d/i,
    strength: strong,
  },
  {
    cause: 'passive-ports-blocked',
    stages: waiting,
    codes: null,
    words: /no (transfer|data) connection|passive data (channel|connection) timed out/i,
    strength: strong,
  },
  { cause: 'passive-ports-blocked', stages: ['data'], codes: [425], words: null, strength: strong },
  { cause: 'active-mode-blocked', stages: ['data'], codes: [425], words: null, strength: weak },
  {
    cause: 'transfer-interrupted',
    stages: waiting,
    codes: [421, 426],
    words: /data timeout|no new data|(reading|writing) (the )?network/i,
    strength: 0.8,
  },
  {
    cause: 'epsv-unsupported',
    stages: setup,
    codes: null,
    words: /\bepsv\b(?!: )|only for ipv4|network protocol/i,
    strength: strong,
  },
  {
    cause: 'passive-reply-unusable',
    stages: ['data'],
    codes: [425],
    words: /epsv: |enter passive mode|passive connection|reserved tcp ports|prepare for data/i,
    strength: 0.8,
  },
  {
    cause: 'passive-reply-unusable',
    stages: setup,
    codes: [421, 425, 426, 450, 451],
    words: /passive|\bp?asv\b|epsv: |listen|ports? .{0,10}busy|already in use|prepare/i,
    strength: strong,
  },
  { cause: 'passive-reply-unusable', stages: setup, codes: [425], words: null, strength: strong },
  { cause: 'passive-reply-unusable', stages: setup, codes: [500, 501, 502], words: null, strength: fair },
  { cause: 'epsv-unsupported', stages: setup, codes: [500, 502, 522], words: null, strength: fair },
  { cause: 'server-error', stages: setup, codes: [537], words: null, strength: fair },
];
