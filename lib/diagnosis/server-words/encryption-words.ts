import { decisive, fair, strong } from '@/lib/diagnosis/cause';
import type { ConversationStage, Meaning } from './meaning';

const login: readonly ConversationStage[] = ['login'];
const data: readonly ConversationStage[] = ['setup', 'active', 'data', 'file-read', 'file-write'];

/** What servers say about encryption on either connection (RFC 4217; codes from RFC 2228 section 5). */
export const encryptionWords: readonly Meaning[] = [
  {
    cause: 'tls-required',
    stages: login,
    codes: null,
    words:
      /use auth|auth (tls|ssl)? ?first|(tls|ssl|encrypt\w*|secure connection).{0,40}(required|must|only|mandatory|needed|first)|requires? (tls|ssl|encryption|a secure)|must (use|be) (tls|ssl|encrypt)|clear-?text sessions|without encryption|non-anonymous sessions must/i,
    strength: decisive,
  },
  { cause: 'tls-required', stages: login, codes: [533, 534], words: null, strength: strong },
  {
    cause: 'data-tls-session-reuse',
    stages: data,
    codes: null,
    words: /session.{0,40}(reus|resum)|(reus|resum).{0,40}session|not resumed/i,
    strength: decisive,
  },
  {
    cause: 'data-protection-required',
    stages: data,
    codes: null,
    words:
      /prot c\b|prot p\b|prot setting|use prot|data (connections?|channel).{0,30}(must be|encrypt|protect)|(tls|ssl|encryption|protection).{0,30}required|policy requires ssl|command protection level denied/i,
    strength: decisive,
  },
  {
    cause: 'tls-required',
    stages: ['setup'],
    codes: null,
    words: /prot.{0,20}secure connection|secure (control )?connection (is )?required/i,
    strength: strong,
  },
  {
    cause: 'data-protection-required',
    stages: ['setup', 'active'],
    codes: [521, 533, 534, 536],
    words: null,
    strength: strong,
  },
  {
    cause: 'data-protection-required',
    stages: ['data', 'file-read', 'file-write'],
    codes: [521, 522, 534],
    words: null,
    strength: strong,
  },
  {
    cause: 'data-tls-failed',
    stages: data,
    codes: null,
    words: /(tls|ssl).{0,40}(fail|error|negotiat|handshake|alert)|(fail|error).{0,30}(tls|ssl)\b/i,
    strength: strong,
  },
  {
    cause: 'tls-version-unsupported',
    stages: ['encryption', 'login'],
    codes: null,
    words:
      /cipher.{0,20}(weak|too (short|old)|not accepted|unsupported)|weak cipher|(protocol|tls|ssl) version/i,
    strength: strong,
  },
  {
    cause: 'tls-handshake-failed',
    stages: ['encryption'],
    codes: null,
    words: /(tls|ssl).{0,20}(handshak|negotiat).{0,20}fail|handshaking failed/i,
    strength: strong,
  },
  { cause: 'server-error', stages: ['encryption'], codes: [431], words: /unavailable/i, strength: fair },
  {
    cause: 'tls-not-offered',
    stages: ['encryption'],
    codes: [431, 500, 502, 503, 504, 530, 534],
    words: null,
    strength: strong,
  },
  { cause: 'server-error', stages: ['encryption'], codes: [535], words: null, strength: fair },
];
