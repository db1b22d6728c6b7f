import { isSecretName } from './secret-name';
import { type SecretPlace, unlessBlank } from './secret-place';

const tag = /<([A-Za-z_][\w.:-]{0,80})((?:[ \t\r\n][^<>]{0,1000})?)>/g;
const labelled = /(?:^|\s)(?:name|key|id)\s{0,20}=\s{0,20}["']([^"']{1,120})["']/i;

/**
 * Contents of elements that hold secrets: by their own name (`<Pass>`), by an attribute that names them
 * (`<Setting name="Proxy password">`), or by the key before them in a property list. Works on broken XML too.
 */
export function* elementSecrets(text: string): Generator<SecretPlace> {
  let covered = 0;
  let keyIsSecret = false;
  for (const match of text.matchAll(tag)) {
    const [whole, name = '', rest = ''] = match;
    if (match.index < covered || rest.endsWith('/')) continue;
    const start = match.index + whole.length;
    if (name === 'key') {
      // The key of a property list names a secret and is none.
      keyIsSecret = isSecretName(
        text
          .slice(start, start + 120)
          .split('<', 1)[0]
          ?.trim() ?? '',
      );
      continue;
    }
    const label = labelled.exec(rest)?.[1] ?? '';
    if (keyIsSecret || isSecretName(name) || isSecretName(label)) {
      covered = endOfContent(text, start);
      yield* unlessBlank(text, start, covered);
    }
    keyIsSecret = false;
  }
}

/** Up to the next tag behind text, comments and CDATA. */
function endOfContent(text: string, start: number): number {
  let at = start;
  for (;;) {
    const next = text.indexOf('<', at);
    if (next === -1) return text.length;
    const isComment = text.startsWith('<!--', next);
    if (!isComment && !text.startsWith('<![CDATA[', next)) return next;
    const end = text.indexOf(isComment ? '-->' : ']]>', next);
    if (end === -1) return text.length;
    at = end + 3;
  }
}
