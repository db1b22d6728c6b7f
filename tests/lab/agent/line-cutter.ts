/** Cuts a stream of bytes into lines, each with its end, and hands them on one by one. */
export function createLineCutter(take: (line: string) => void): (bytes: Buffer) => void {
  let rest = '';
  return (bytes) => {
    rest += bytes.toString('latin1');
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
      const line = rest.slice(0, end + 1);
      rest = rest.slice(end + 1);
      take(line);
    }
  };
}
