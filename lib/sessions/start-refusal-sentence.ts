import type { StartRefusal } from './start-run';
import { waitWords } from './wait-words';

/** Why a run was not started, in one sentence that says what to do instead. */
export function startRefusalSentence(reason: StartRefusal): string {
  switch (reason.code) {
    case 'no-target':
      return 'Name the FTP server first; then it can be tested.';
    case 'unknown-check':
      return 'One of these checks does not exist; leave the list out to run all of them.';
    case 'gone':
      return 'There is no such session, or it can no longer be opened.';
    case 'no-worker':
      return `Nothing can be tested at this moment, because the part of the portal that tests is not running. Try again in ${waitWords(reason.seconds)}.`;
    case 'session-busy':
      return `This check is running already. Wait until it is done, or try again in ${waitWords(reason.seconds)}.`;
    case 'source-busy':
      return `Several tests from your network are running already. Try again in ${waitWords(reason.seconds)}.`;
    case 'target-busy':
      return `Other tests of this server are running at this moment. Try again in ${waitWords(reason.seconds)}.`;
    case 'inbound-address':
    case 'inbound-port':
      return reason.sentence;
    case 'inbound-limit':
      return `Your network was called several times within the last hour. Try again in ${waitWords(reason.seconds)}.`;
    case 'source-limit':
      return `Too many tests were started from your network today. Try again in ${waitWords(reason.seconds)}.`;
    case 'login-limit':
      return `This login was tried several times already. Test without it, or try again in ${waitWords(reason.seconds)}.`;
    case 'target-limit':
      return `This server was tested many times within the last hour, and is left alone for a while. Try again in ${waitWords(reason.seconds)}.`;
  }
}
