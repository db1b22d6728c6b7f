import { slowGreetingMs } from '@/lib/diagnosis/abnormal';
import { unreadableAtLogin } from '@/lib/diagnosis/unreadable-login';
import type { Observation, ObservationOf } from '@/lib/observations/observation';
import { describeCallback, describeInbound } from './describe-active';
import { describeAnswer } from './describe-answer';
import { describeData, describeParallel, describePassive, describeProtection } from './describe-data';
import { describeHandshake, describeVersion } from './describe-encryption';
import { describeBurst, describeClock, describeOutbound, describePacket } from './describe-surroundings';
import { describeTransfer } from './describe-transfer';
import { blocked, capital, type Described, failedAttempt, partly, placeOf, quote, works } from './described';
import { notTestedSentence } from './not-tested-sentence';

const speakers: Readonly<Record<ObservationOf<'greeting'>['speaks'], string>> = {
  ftp: 'an FTP server answers',
  ssh: 'an SSH server answers',
  http: 'a web server answers',
  smtp: 'a mail server answers',
  imap: 'a mail server answers',
  pop3: 'a mail server answers',
  tls: 'something that is already encrypted answers',
  unknown: 'something else answers',
  nothing: 'nothing is said',
};

function describeName(seen: ObservationOf<'name-resolution'>): Described {
  if (seen.failure !== null) return failedAttempt(seen, seen.name);
  const count = seen.addresses.length + seen.omitted;
  const through = seen.aliases.length > 0 ? `, by way of ${seen.aliases.at(-1)}` : '';
  const shown = seen.addresses
    .slice(0, 4)
    .map((found) => found.address)
    .join(', ');
  return works(
    `${count} ${count === 1 ? 'address' : 'addresses'}`,
    `${seen.name} leads to ${shown}${count > 4 ? ' and others' : ''}${through}.`,
  );
}

function describeGreeting(seen: ObservationOf<'greeting'>): Described {
  const where = capital(placeOf(seen));
  if (seen.speaks !== 'ftp' && seen.speaks !== 'nothing')
    return blocked(speakers[seen.speaks], `${where}: ${speakers[seen.speaks]}.`);
  if (seen.reply !== null && seen.reply.code >= 400)
    return blocked('turned away', `${where} turns us away: ${quote(seen.reply.text)}.`);
  if (seen.failure !== null)
    return failedAttempt(
      seen,
      `${where}, the greeting`,
      seen.failure === 'reset' ? 'cut off after connecting' : null,
    );
  const took = seen.elapsedMs ?? 0;
  if (took > slowGreetingMs)
    return partly('slow', `${where} greets after ${Math.round(took / 1000)} seconds.`);
  return works(
    'greets',
    `${where}: ${speakers[seen.speaks]}${seen.software === null ? '' : ` (${seen.software})`}.`,
  );
}

function describeLogin(seen: ObservationOf<'login'>): Described {
  if (seen.reply !== null && seen.reply.code >= 400)
    return blocked('login refused', `Login refused: ${quote(seen.reply.text)}.`);
  if (seen.failure !== null)
    return failedAttempt(seen, 'Login', unreadableAtLogin(seen) ? 'unreadable answer' : null);
  return seen.stage === 'done'
    ? works('accepted', 'The login is accepted.')
    : partly('not complete', 'The service asks for more than user name and password.');
}

function describeIdle(seen: ObservationOf<'idle'>): Described {
  const after = Math.round(seen.waitedMs / 1000);
  if (seen.survived)
    return works(
      'stays open',
      `A quiet connection stays open for ${after} seconds${seen.keepalive ? ' with keepalive' : ''}.`,
    );
  return seen.keepalive
    ? blocked('closed', `The connection was closed after ${after} seconds in spite of keepalive.`)
    : works('closed, as usual', `A quiet connection is closed after ${after} seconds. That is normal.`);
}

function describePlain(seen: ObservationOf<'plain-policy'>): Described {
  const where = capital(placeOf(seen));
  if (seen.failure !== null) return failedAttempt(seen, `${where}, login without encryption`);
  if (seen.plain === 'refused')
    return works(
      'encryption required',
      `${where} refuses logins without encryption. That protects passwords.`,
    );
  return seen.plain === 'accepted'
    ? works('allowed', `${where} allows logins without encryption.`)
    : partly('unclear', `${where} neither allows nor refuses logins without encryption.`);
}

function describeFeatures(seen: ObservationOf<'features'>): Described {
  if (seen.failure !== null && seen.failure !== 'reply_negative')
    return failedAttempt(seen, 'The list of features');
  const system = seen.system === null ? '' : ` It calls itself ${quote(seen.system)}.`;
  return works(
    seen.names.length > 0 ? 'listed' : 'no list',
    seen.names.length > 0
      ? `The service lists ${seen.names.length} ${seen.names.length === 1 ? 'feature' : 'features'}.${system}`
      : `The service gives no list of features. That is allowed.${system}`,
  );
}

function describeComparison(seen: ObservationOf<'certificate-comparison'>): Described {
  const other = seen.with === 'web-portal' ? 'on the web portal' : 'from elsewhere';
  if (seen.failure !== null || seen.same === null)
    return {
      state: 'not-tested',
      word: 'not compared',
      sentence: `The certificate could not be compared with the one ${other}.`,
    };
  return seen.same
    ? works('the same', `The certificate is the same as the one ${other}.`)
    : partly('another one', `The certificate is another one than ${other}.`);
}

const said = (word: string, sentence: string): Described => ({ state: 'not-tested', word, sentence });

/**
 * One observation in words: state, word beside the symbol, sentence. Names only what was seen; what it means is
 * the diagnosis's to say.
 */
export function describeObservation(seen: Observation): Described {
  switch (seen.kind) {
    case 'name-resolution':
      return describeName(seen);
    case 'tcp-connect':
      return seen.failure === null
        ? works('answers', `${capital(placeOf(seen))} answers.`)
        : failedAttempt(seen, capital(placeOf(seen)));
    case 'greeting':
      return describeGreeting(seen);
    case 'features':
      return describeFeatures(seen);
    case 'tls-handshake':
      return describeHandshake(seen);
    case 'tls-version':
      return describeVersion(seen);
    case 'data-protection':
      return describeProtection(seen);
    case 'parallel-logins':
      return describeParallel(seen);
    case 'plain-policy':
      return describePlain(seen);
    case 'login':
      return describeLogin(seen);
    case 'passive-reply':
      return describePassive(seen);
    case 'active-callback':
      return describeCallback(seen);
    case 'data-connection':
      return describeData(seen);
    case 'transfer':
      return describeTransfer(seen);
    case 'idle':
      return describeIdle(seen);
    case 'outbound-connect':
      return describeOutbound(seen);
    case 'packet-size':
      return describePacket(seen);
    case 'connection-burst':
      return describeBurst(seen);
    case 'clock-offset':
      return describeClock(seen);
    case 'proxy-setting':
      return said(
        seen.value === null ? 'none' : 'set',
        seen.value === null ? 'No proxy is set.' : `A proxy is set: ${quote(seen.value)}.`,
      );
    case 'public-address':
      return said('seen', `You come from ${seen.address}.`);
    case 'client-hello':
      return said('seen', `Your program offers ${seen.newestVersion} at best.`);
    case 'altered':
      return blocked('changed on the way', `Sent ${quote(seen.sent)}, arrived ${quote(seen.received)}.`);
    case 'certificate-comparison':
      return describeComparison(seen);
    case 'inbound-connect':
      return describeInbound(seen);
    // What programs and people say is no test, and so it is never shown as one that was passed.
    case 'client-setting':
      return said('read', `${seen.client}: ${seen.setting} is ${quote(seen.value)}.`);
    case 'client-message':
      return said('read', `${seen.client} says ${quote(seen.text)}.`);
    case 'answer':
      return describeAnswer(seen);
    case 'not-tested':
      return { state: 'not-tested', word: 'not tested', sentence: notTestedSentence(seen.reason) };
    default: {
      const unknown: never = seen;
      return unknown;
    }
  }
}
