import { decisive, fair, strong, weak } from '@/lib/diagnosis/cause';
import type { ConversationStage, Meaning } from './meaning';

const login: readonly ConversationStage[] = ['login'];
const factor: readonly ConversationStage[] = ['login', 'parallel'];
const door: readonly ConversationStage[] = ['login', 'greeting'];

/**
 * Why a login is refused. A bare 530 (RFC 959 section 5.4) says "not logged in" and nothing more: servers use it
 * for a wrong password first of all, and keep every other reason to themselves.
 */
export const accountWords: readonly Meaning[] = [
  {
    cause: 'password-change-required',
    stages: login,
    codes: null,
    words:
      /password (has |is )?(expired|ran out)|(must|need to|has to|required to) (be )?chang(e|ed)|change (of )?(your )?password|password change/i,
    strength: decisive,
  },
  {
    cause: 'two-factor-blocks-login',
    stages: factor,
    codes: null,
    words:
      /(two|2|second|multi)[ -]?(factor|step)|\b(2fa|mfa|otp|totp)\b|one[- ]time (code|password)|verification code/i,
    strength: decisive,
  },
  {
    cause: 'protocol-disabled',
    stages: login,
    codes: null,
    words:
      /(protocol|ftps?)( access)?( is| has been)? (not (allowed|enabled|permitted|authori[sz]ed)|disabled|switched off|turned off|denied)|not (allowed|permitted|enabled|authori[sz]ed) (for|to use|over|via|through) (the )?ftps?\b/i,
    strength: decisive,
  },
  {
    cause: 'source-ip-not-allowed',
    stages: door,
    codes: null,
    words:
      /^(?!.*(too many|max)).*((from|for) (this|your|the) (ip|source|network|client|remote)?[ -]?(ip )?address|(your|this|the) ip( address)?( \S+)? (is )?(not (allowed|permitted|authori[sz]ed|whitelisted|allowlisted)|blocked|denied)|no server access from the ip|not (allowed|permitted|accepted|authori[sz]ed) from (this|your|\d)|not (on|in|part of) .{0,30}(allow|white|permitted|address).{0,4}( ?list|es)\b|(allow|white) ?list.{0,20}(does not|doesn['’]t) (include|contain))/i,
    strength: decisive,
  },
  {
    cause: 'account-disabled',
    stages: login,
    codes: null,
    words:
      /\b(account|user)\b( \S+)?( is| has)?( been)? (disabled|deactivated|locked|suspended|inactive|expired|not active)|login method .{0,40}not allowed|no authentication method|can['’]?t trust you/i,
    strength: decisive,
  },
  {
    cause: 'permission-denied',
    stages: login,
    codes: null,
    words: /home dir(ectory)?.{0,30}(inaccessible|missing|not accessible)|cannot change directory/i,
    strength: strong,
  },
  {
    cause: 'account-disabled',
    stages: login,
    codes: [530],
    words: /^(permission|access) denied\.?$/i,
    strength: 0.6,
  },
  {
    cause: 'not-an-ftp-server',
    stages: login,
    codes: null,
    words: /http verb|what are you trying to do/i,
    strength: strong,
  },
  { cause: 'login-incorrect', stages: login, codes: [503], words: null, strength: fair },
  { cause: 'login-incorrect', stages: login, codes: [430, 530, 332], words: null, strength: strong },
  { cause: 'account-disabled', stages: login, codes: [530], words: null, strength: weak },
  { cause: 'protocol-disabled', stages: login, codes: [530], words: null, strength: weak },
  { cause: 'password-change-required', stages: login, codes: [530], words: null, strength: weak },
  { cause: 'two-factor-blocks-login', stages: login, codes: [530, 332], words: null, strength: weak },
  { cause: 'source-ip-not-allowed', stages: login, codes: [530], words: null, strength: weak },
  { cause: 'source-ip-not-allowed', stages: ['greeting'], codes: [530], words: null, strength: fair },
];
