import { decisive, fair, strong, weak } from '@/lib/diagnosis/cause';
import type { ConversationStage, Meaning } from './meaning';

const door: readonly ConversationStage[] = ['greeting', 'login'];
const everywhere: readonly ConversationStage[] = [
  'greeting',
  'encryption',
  'login',
  'setup',
  'active',
  'data',
  'file-read',
  'file-write',
  'idle',
];

/**
 * Limits and trouble of the service as a whole. 421 (RFC 959 section 5.4) stands for all of them: it only says
 * that the connection is about to be closed, so the words decide.
 */
export const limitWords: readonly Meaning[] = [
  {
    cause: 'blocked-by-service',
    stages: door,
    codes: null,
    words:
      /(ip|address|host|you)( address)?( \S+)? (is|are|was|were|has been|have been) (temporarily |permanently |currently )?(banned|black ?listed|deny ?listed|black ?holed)|too many (failures|failed|errors|attempts|wrong|bad|invalid)\b.{0,60}\b(ip|address|host)\b|(ip|address|host)( address)? (is |was |has been )?(temporarily |permanently )?(blocked|banned|locked)\b.{0,40}too many|\b(banned|blacklisted) (ip|address|host)|\bfail2ban\b|(country|region|geo\w*)( location)?.{0,30}(not allowed|not permitted|blocked|denied)/i,
    strength: decisive,
  },
  {
    cause: 'too-many-connections',
    stages: door,
    codes: null,
    words:
      /(too many|max\w*|limit|more than \d+|number of).{0,60}(this|your|the same|per|one|a single) (ip|internet|host|user|address|client|login|account)|too many open sessions/i,
    strength: decisive,
  },
  {
    cause: 'service-full',
    stages: door,
    codes: null,
    words:
      /too many (connect|user|client|people|session|login)|(max(imum)?|limit).{0,40}(user|client|connection|login|session|reached)|many (connected )?users|(system|server|service)( is)? (too )?(busy|full)|at capacity|\(the maximum\)|users?.{0,30}already (logged|connected)/i,
    strength: strong,
  },
  {
    cause: 'idle-timeout',
    stages: everywhere,
    codes: [421],
    words:
      /idle|no (operation|activity)|inactiv|activity timeout|command timeout|control connection timed out|connection timed out|typing a little faster|^timeout\b(?!.*\bdata\b)|session timeout/i,
    strength: strong,
  },
  {
    cause: 'server-error',
    stages: everywhere,
    codes: null,
    words:
      /shut(ting)? ?down|maintenance|internal (server )?error|\boops\b|local error|unexpected error|temporarily unavailable|out of memory/i,
    strength: strong,
  },
  { cause: 'too-many-connections', stages: ['parallel'], codes: null, words: null, strength: strong },
  {
    cause: 'greeting-too-slow',
    stages: ['login'],
    codes: [421],
    words: /login (time|timeout)\b/i,
    strength: fair,
  },
  { cause: 'greeting-too-slow', stages: ['greeting'], codes: [120], words: null, strength: strong },
  { cause: 'server-error', stages: ['greeting'], codes: [421, 500, 434], words: null, strength: fair },
  { cause: 'service-full', stages: ['greeting'], codes: [421], words: null, strength: weak },
  { cause: 'too-many-connections', stages: ['greeting'], codes: [421], words: null, strength: weak },
  { cause: 'too-many-connections', stages: ['login'], codes: [421], words: null, strength: fair },
  { cause: 'service-full', stages: ['login'], codes: [421], words: null, strength: weak },
  { cause: 'idle-timeout', stages: ['idle'], codes: [421], words: null, strength: strong },
  {
    cause: 'server-error',
    stages: ['login'],
    codes: [431, 450, 451, 500, 501, 502],
    words: null,
    strength: fair,
  },
];
