import { decisive, fair, strong, weak } from '@/lib/diagnosis/cause';
import { anyFile, type Meaning } from './meaning';

/** What servers say to commands about files (RFC 959 section 5.4). 550 covers both "not there" and "not yours". */
export const fileWords: readonly Meaning[] = [
  {
    cause: 'storage-quota-exceeded',
    stages: ['data', ...anyFile],
    codes: null,
    words:
      /quota|disk( is)? full|no space|(storage|space).{0,30}(exceed|full|insufficient|limit)|(exceed|insufficient|not enough).{0,30}(storage|space)/i,
    strength: decisive,
  },
  {
    cause: 'storage-quota-exceeded',
    stages: ['data', 'file-write'],
    codes: [452, 552],
    words: null,
    strength: strong,
  },
  {
    cause: 'name-encoding',
    stages: anyFile,
    codes: null,
    words:
      /utf-?8|unicode|char(acter )?set|encoding|illegal byte|(invalid|illegal) (byte|multi-?byte|character)/i,
    strength: decisive,
  },
  {
    cause: 'permission-denied',
    stages: anyFile,
    codes: null,
    words:
      /permission|access (is )?denied|not (allowed|permitted|authori[sz]ed)|may not|privilege|forbidden|prohibited|read[- ]only|could not create file/i,
    strength: decisive,
  },
  {
    cause: 'path-not-found',
    stages: anyFile,
    codes: null,
    words:
      /no such (file|directory|folder|path)|(not|cannot|can't) (be )?f(ind|ound)|does ?n[o']t exist|failed to change directory/i,
    strength: decisive,
  },
  // To LIST, where 550 is about the folder and not about the connection.
  {
    cause: 'permission-denied',
    stages: ['data'],
    codes: [450, 550, 553],
    words: /permission|access (is )?denied|not (allowed|permitted|authori[sz]ed)|forbidden|prohibited/i,
    strength: decisive,
  },
  {
    cause: 'path-not-found',
    stages: ['data'],
    codes: [450, 550],
    words: /no such (file|directory|folder|path)|not (be )?found|does ?n[o']t exist/i,
    strength: decisive,
  },
  { cause: 'permission-denied', stages: ['data'], codes: [550], words: null, strength: fair },
  { cause: 'command-not-supported', stages: ['data'], codes: [500, 502, 504], words: null, strength: fair },
  { cause: 'server-error', stages: ['data'], codes: [451, 551], words: null, strength: strong },
  {
    cause: 'permission-denied',
    stages: ['file-write'],
    codes: [532, 550, 553],
    words: null,
    strength: strong,
  },
  { cause: 'permission-denied', stages: ['file-read'], codes: [550], words: null, strength: fair },
  { cause: 'path-not-found', stages: ['file-read'], codes: [550], words: null, strength: strong },
  { cause: 'path-not-found', stages: ['file-write'], codes: [550], words: null, strength: weak },
  { cause: 'command-not-supported', stages: anyFile, codes: [500, 502, 504], words: null, strength: strong },
  { cause: 'server-error', stages: anyFile, codes: [431, 451, 551], words: null, strength: strong },
  { cause: 'server-error', stages: anyFile, codes: [450], words: null, strength: fair },
  { cause: 'permission-denied', stages: anyFile, codes: [450], words: null, strength: weak },
  {
    cause: 'transfer-interrupted',
    stages: ['data', ...anyFile],
    codes: [426],
    words: null,
    strength: strong,
  },
];
