import type { ConfigReader } from '../config-reader';
import { type CurlOption, curlSettings, valueOptions } from '../curl-options';
import { curlWhere } from '../curl-where';
import type { Token } from '../setting';
import { readFtpUrl } from '../syntax/ftp-url';
import { linesOf } from '../syntax/ini';

const option = /^[\s\ufeff]*(-{0,2})([a-z][a-z0-9.-]{1,40})(?:[ \t]*[=:][ \t]*|[ \t]+|$)/i;
const telling =
  /^[ \t\ufeff]*-{0,2}(?:url|user|ssl-reqd|ssl|ftp-pasv|ftp-port|ftp-ssl-control|connect-timeout|retry|retry-delay|upload-file|disable-epsv|tlsv1\.\d|tls-max|netrc)(?:[ \t]*[=:\s]|$)/gim;

/** The file of options behind `curl -K`, and `.curlrc`. */
export const curlConfig: ConfigReader = {
  id: 'curl-config',
  client: 'curl',
  file: '.curlrc, or a file for "curl -K"',
  fileName: 'curlrc',
  where: curlWhere(''),
  recognises(text, fileName) {
    if (/^[\ufeff \t]*[[<{]/m.test(text.slice(0, 20_000))) return 0;
    const found = [...text.slice(0, 20_000).matchAll(telling)].length;
    if (/curlrc/i.test(fileName ?? '') && found > 0) return 0.9;
    const address = /^[ \t\ufeff]*-{0,2}url[ \t]*[=: \t][ \t]*["']?ftps?:\/\//im.test(text);
    return address ? 0.7 : found >= 3 ? 0.5 : 0;
  },
  read(text) {
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    const options = [...linesOf(text)].flatMap(({ line, start }) => readOption(line, start));
    if (options.length === 0) return [];
    // At the beginning of the first option's line.
    const feed = text.lastIndexOf('\n', options[0]?.start ?? 0);
    const first = feed === -1 ? (text.startsWith('\ufeff') ? 1 : 0) : feed + 1;
    const spelling = {
      write: (name: string) => name,
      add: (name: string) => [{ start: first, end: first, text: `${name}${eol}` }],
    };
    const urls = options.flatMap(({ name, value }) => (name === 'url' && value ? [value] : []));
    const addresses = urls.flatMap((value) => {
      const url = readFtpUrl(value.value, value.start);
      return url && /^ftps?$/i.test(url.scheme.value) ? [url] : [];
    });
    const settings = addresses.map((url) => curlSettings(url, options, spelling));
    if (urls.length === 0) settings.push(curlSettings(null, options, spelling));
    return settings
      .filter((one) => Object.keys(one).length > 0)
      .map((one) => ({ name: null, isFtp: true, settings: one }));
  },
};

/** One option per line; quotes around the value are optional. */
function readOption(line: string, start: number): readonly CurlOption[] {
  const match = option.exec(line);
  if (!match) return [];
  const [whole, hyphens = '', name = ''] = match;
  const from = start + whole.search(/[^\s\ufeff]/) + hyphens.length;
  const known = name.toLowerCase();
  if (!valueOptions.has(known)) return [{ name: known, start: from, end: from + name.length }];
  const value = readValue(line.slice(whole.length), start + whole.length);
  return [{ name: known, start: from, end: closing(line, value.end - start) + start, value }];
}

function readValue(rest: string, start: number): Token {
  const inQuotes = /^"((?:[^"\\]|\\.){0,2000})"/.exec(rest)?.[1];
  const value = inQuotes ?? /^\S{0,2000}/.exec(rest)?.[0] ?? '';
  const from = inQuotes === undefined ? start : start + 1;
  return { value, start: from, end: from + value.length };
}

/** Behind the quote that a value ends with. */
const closing = (line: string, end: number): number => (line[end] === '"' ? end + 1 : end);
