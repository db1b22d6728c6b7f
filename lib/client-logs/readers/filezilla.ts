import type { LogReader, Phrase } from '../log-reader';
import { connects, means, recognisedBy, remarks, resolves, says, tells } from '../phrase';
import { filezillaWords } from './filezilla-words';

/** A label before the colon, and what FileZilla writes to files before it. */
const label = '^(?:.{0,60}?[\\p{L}\\p{M}]{2,30}[ \\u00a0]?[:：])?[ \\t]*';

/** The sentences of all languages as one pattern; the first `%s` of each is a group. */
function inAnyLanguage(sentences: readonly string[], end = ''): RegExp {
  const each = [...new Set(sentences)].map((sentence) =>
    sentence
      .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
      .replaceAll(' ', '[ \\u00a0]')
      .replace('%s', '(.{1,253}?)')
      .replace('%d', '\\d{1,6}'),
  );
  return new RegExp(`${label}(?:${each.join('|')})${end}`, 'u');
}

/** The host and port of "Connecting to". */
function connecting(): Phrase {
  const pattern = inAnyLanguage(filezillaWords.connecting, '[ .…]{0,5}$');
  return {
    pattern,
    said: (found) => {
      const place = found.slice(1).find((group) => group !== undefined) ?? '';
      const parts = /^(.*?)(?::(\d{1,5}))?$/.exec(place.trim());
      return {
        kind: 'event',
        event: { type: 'connecting', host: parts?.[1] ?? null, port: parts?.[2] ? Number(parts[2]) : null },
      };
    },
  };
}

const resolving = (): Phrase => ({
  pattern: inAnyLanguage(filezillaWords.resolving, '\\s*$'),
  said: (found) => ({
    kind: 'event',
    event: { type: 'resolving', host: found.slice(1).find((group) => group !== undefined) ?? null },
  }),
});

const listOf = (sentences: readonly string[]): RegExp => inAnyLanguage(sentences);

/** FileZilla, in every language: labels and messages are translated, replies and codes are not. */
export const filezilla: LogReader = {
  id: 'filezilla',
  client: 'FileZilla',
  recognises: recognisedBy([
    /^(?:\d{4}-\d\d-\d\d \d\d:\d\d:\d\d \d{1,7} \d{1,4} |\d\d:\d\d:\d\d\s+)?(?:Status|Statut|Estado|Stato|Durum|Stav|Stan|Статус|状态|狀態|状態|상태|Tila|Befehl|Command|Commande|Comando|Polecenie|Команда|命令|コマンド|명령|Opdracht|Kommando|Komut|Komento|Antwort|Response|Réponse|Respuesta|Risposta|Resposta|Antwoord|Svar|Vastaus|Yanıt|Ответ|Odpowiedź|响应|回應|レスポンス|응답|Error|Fehler|Erreur|Errore|Erro|Fout|Fejl|Fel|Virhe|Hata|Ошибка|Błąd|错误|錯誤|エラー|오류)[ \u00a0]?[:：]\s/u,
  ]),
  phrases: [
    // What the service and the program say to each other is read as it is.
    means.nothing(/^.{0,60}?(?:Trace|Traza|Trassierung|Listing)\s?:\s/),
    {
      pattern: /Cannot establish FTP connection to an SFTP server/,
      said: () => ({ kind: 'foreign', text: 'SSH' }),
    },
    connects(
      /Connected with (.{1,253}?)(?::(\d{1,5}))?,? negotiating SSL connection/,
      'connected-encrypting',
    ),
    connects(/Connected with (.{1,253}?)(?::(\d{1,5}))?\.? Waiting for welcome message/, 'connected'),
    tells(/SSL connection established/, { type: 'encrypted', version: null }),
    remarks(/trying next address/),
    says(/The data connection could not be established: E?TIMEDOUT/, 'timed-out'),
    says(/Transfer channel can't be opened/i, 'timed-out'),
    {
      pattern: listOf(filezillaWords.welcome),
      said: () => ({ kind: 'event', event: { type: 'connected', host: null, port: null, implicit: false } }),
    },
    {
      pattern: listOf(filezillaWords.implicit),
      said: () => ({ kind: 'event', event: { type: 'connected', host: null, port: null, implicit: true } }),
    },
    connecting(),
    resolving(),
    tells(listOf(filezillaWords.encrypted), { type: 'encrypted', version: null }),
    tells(listOf(filezillaWords.encrypting), { type: 'encrypting' }),
    says(listOf(filezillaWords.timedOut), 'timed-out'),
    tells(listOf(filezillaWords.unroutable), { type: 'unroutable' }),
    tells(listOf([...filezillaWords.listed, ...filezillaWords.transferred]), { type: 'done', bytes: null }),
    tells(
      listOf([
        ...filezillaWords.notListed,
        ...filezillaWords.transferFailed,
        ...filezillaWords.critical,
        ...filezillaWords.refusedServer,
      ]),
      { type: 'failed' },
    ),
    tells(listOf(filezillaWords.loggedIn), { type: 'logged-in' }),
    tells(listOf([...filezillaWords.uploading, ...filezillaWords.downloading, ...filezillaWords.listing]), {
      type: 'prompt',
    }),
    says(/Connection closed by server|Disconnected from server: E/, 'connection-lost'),
    tells(listOf(filezillaWords.disconnected), { type: 'disconnected' }),
    tells(/Unable to connect!|Could not retrieve directory listing/, { type: 'failed' }),
    resolves(/Resolving IP-Address for (\S+)/),
  ],
};
