/**
 * The readable part of a distinguished name (RFC 4514): its common name, else its organisation, else all of it.
 * @param distinguished "CN=ftp.example.com, O=Example", parts separated by commas or line ends
 */
export function commonName(distinguished: string): string {
  const part = (key: string): string | undefined =>
    distinguished.match(new RegExp(`(?:^|[,\\n+])\\s*${key}=((?:\\\\.|[^,\\n+\\\\])+)`, 'i'))?.[1]?.trim();
  return (part('CN') ?? part('O') ?? distinguished).replaceAll(/\\(.)/g, '$1');
}
