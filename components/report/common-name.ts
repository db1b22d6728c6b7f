/**
 * The readable part of a distinguished name: its common name, else its organisation, else all of it.
 * @param distinguished "CN=ftp.example.com, O=Example, Inc.", as observations hold it: nothing in it is escaped
 */
export function commonName(distinguished: string): string {
  const parts = distinguished.split(/, (?=[A-Za-z][\w.]*=)/);
  const value = (key: string): string | undefined =>
    parts.find((part) => part.startsWith(`${key}=`))?.slice(key.length + 1);
  return value('CN') || value('O') || distinguished;
}
