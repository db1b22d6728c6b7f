import { Fragment } from 'react';

/** An IP address: of version 4 in one piece, of version 6 with line breaks at colons at most. */
export function AddressText({ address }: { address: string }) {
  const parts = address.split(/(?<=:)(?!:)/);
  if (parts.length === 1) return <span className="whitespace-nowrap">{address}</span>;
  let at = 0;
  return parts.map((part) => {
    at += part.length;
    return (
      <Fragment key={at}>
        {part}
        {at < address.length && <wbr />}
      </Fragment>
    );
  });
}
