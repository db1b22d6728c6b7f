import type { Reply } from './reply';

const nameLimit = 64;
const countLimit = 100;

/**
 * The features that a 211 reply lists (RFC 2389 section 3.2): one per inner line, with parameters. Lines without the
 * required space in front are taken as well, because common servers leave it out.
 * @returns at most 100 names with parameters, in capitals up to the first space
 */
export function parseFeatures(reply: Reply): string[] {
  if (reply.code !== 211 || reply.lines.length < 3) return [];
  return reply.lines
    .slice(1, -1)
    .map((line) => line.trim().slice(0, nameLimit))
    .filter((line) => line !== '')
    .slice(0, countLimit)
    .map((line) => line.replace(/^\S+/, (name) => name.toUpperCase()));
}
