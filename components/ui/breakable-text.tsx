import { Fragment } from 'react';

/** A host name or the like: dots between letters or digits, and a letter somewhere. Numbers and addresses stay as they are. */
const isName = (word: string): boolean => /[\p{L}\d]\.[\p{L}\d]/u.test(word) && /\p{L}/u.test(word);

/** One name that moves to the next line as a whole, and is broken after a dot or a hyphen only where a line is too short for it. */
function Name({ name }: { name: string }) {
  const parts = name.split(/(?<=[.-])(?=[\p{L}\d])/u);
  let at = 0;
  return (
    <span className="inline-block max-w-full">
      {parts.map((part) => {
        at += part.length;
        return (
          <Fragment key={at}>
            {part}
            {at < name.length && <wbr />}
          </Fragment>
        );
      })}
    </span>
  );
}

/** Text whose host names are kept in one piece as long as there is room. */
export function BreakableText({ text }: { text: string }) {
  let at = 0;
  return text.split(/(\s+)/).map((word) => {
    at += word.length;
    return <Fragment key={at}>{isName(word) ? <Name name={word} /> : word}</Fragment>;
  });
}
