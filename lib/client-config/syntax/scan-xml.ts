import { type Result, refusal, success } from '@/lib/result';
import type { Token } from '../setting';

/** Why an XML text is not read. */
export type XmlFault =
  | 'document-type'
  | 'entity'
  | 'too-deep'
  | 'too-many-elements'
  | 'too-many-attributes'
  | 'forbidden-name'
  | 'malformed';

/** An element in the order of the text, and where its parts stand. */
export interface ScannedElement {
  readonly name: string;
  readonly start: number;
  /** Raw values, between their quotes. */
  readonly attributes: ReadonlyMap<string, Token>;
  /** What is between its tags; null for `<a/>`. */
  content: { readonly start: number; end: number } | null;
}

const limits = { depth: 64, elements: 10_000, attributes: 64, name: 128 };
const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** The document type that every property list of Apple begins with, and the only one that is let through. */
export const propertyListType =
  '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">';

const attribute = /\s+([^\s=<>"'/]{1,128})\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;

/**
 * Looks through an XML text before a parser gets it: no document type (but one), no entities but the five of XML 1.0
 * section 4.6 and character numbers, and everything within limits. One pass; stops at the first fault.
 */
export function scanXml(text: string): Result<readonly ScannedElement[], XmlFault> {
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)/.test(text)) return refusal('entity');
  const elements: ScannedElement[] = [];
  const open: ScannedElement[] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf('<', at);
    if (start === -1) break;
    const skipped = skip(text, start);
    if (typeof skipped === 'string') return refusal(skipped);
    if (skipped !== null) {
      at = skipped;
      continue;
    }
    const end = text[start + 1] === '/' ? closeTag(text, start, open) : openTag(text, start, open, elements);
    if (typeof end === 'string') return refusal(end);
    at = end;
  }
  return open.length > 0 || elements.length === 0 ? refusal('malformed') : success(elements);
}

/** Where a comment, CDATA, instruction or the one document type ends; null at a tag. */
function skip(text: string, start: number): number | XmlFault | null {
  const until = (mark: string): number | XmlFault => {
    const end = text.indexOf(mark, start);
    return end === -1 ? 'malformed' : end + mark.length;
  };
  if (text.startsWith('<!--', start)) return until('-->');
  if (text.startsWith('<![CDATA[', start)) return until(']]>');
  if (text.startsWith('<?', start)) return until('?>');
  if (!text.startsWith('<!', start)) return null;
  return text.startsWith(propertyListType, start) ? start + propertyListType.length : 'document-type';
}

function closeTag(text: string, start: number, open: ScannedElement[]): number | XmlFault {
  const end = text.indexOf('>', start);
  const element = open.pop();
  if (end === -1 || !element?.content || text.slice(start + 2, end).trimEnd() !== element.name)
    return 'malformed';
  element.content.end = start;
  return end + 1;
}

function openTag(
  text: string,
  start: number,
  open: ScannedElement[],
  elements: ScannedElement[],
): number | XmlFault {
  const name = /^[\p{L}_][\p{L}\p{N}_.:-]{0,127}/u.exec(text.slice(start + 1, start + 1 + limits.name))?.[0];
  if (name === undefined) return 'malformed';
  if (forbidden.has(name)) return 'forbidden-name';
  if (elements.length >= limits.elements) return 'too-many-elements';
  if (open.length >= limits.depth) return 'too-deep';
  const attributes = new Map<string, Token>();
  let at = start + 1 + name.length;
  for (;;) {
    attribute.lastIndex = at;
    const match = attribute.exec(text);
    if (!match) break;
    const [whole, key = '', double, single] = match;
    if (forbidden.has(key)) return 'forbidden-name';
    if (attributes.size >= limits.attributes) return 'too-many-attributes';
    if (attributes.has(key)) return 'malformed';
    at += whole.length;
    const value = double ?? single ?? '';
    attributes.set(key, { value, start: at - 1 - value.length, end: at - 1 });
  }
  const tail = /^\s{0,1000}(\/?)>/.exec(text.slice(at, at + 1010));
  if (!tail) return 'malformed';
  const end = at + tail[0].length;
  const content = tail[1] === '/' ? null : { start: end, end };
  const element = { name, start, attributes, content };
  elements.push(element);
  if (content) open.push(element);
  return end;
}
