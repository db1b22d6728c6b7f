import { Fragment } from 'react';

/** A host name or the like: dots between letters or digits, and a letter somewhere. Numbers and addresses stay whole. */
const isName = (word: string): boolean => /[\p{L}\d]\.[\p{L}\d]/u.test(word) && /\p{L}/u.test(word);

/** Text whose host names may go on in the next line after a dot or a hyphen. */
export function BreakableText({ text }: { text: string }) {
  const parts = text
    .split(/(?<=\s)/)
    .flatMap((word) => (isName(word) ? word.split(/(?<=[.-])(?=[\p{L}\d])/u) : [word]));
  let at = 0;
  return parts.map((part) => {
    at += part.length;
    return (
      <Fragment key={at}>
        {part}
        {!/\s$/.test(part) && at < text.length && <wbr />}
      </Fragment>
    );
  });
}
