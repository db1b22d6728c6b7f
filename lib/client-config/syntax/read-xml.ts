import { XMLParser } from 'fast-xml-parser';
import { type Result, refusal, success } from '@/lib/result';
import type { Token } from '../setting';
import { propertyListType, type ScannedElement, scanXml, type XmlFault } from './scan-xml';

/** An element with values as meant (entities resolved) and places as in the file. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, Token>;
  readonly children: readonly XmlElement[];
  /** Text directly within it, without outer blanks; its place is what is between the tags. */
  readonly text: Token | null;
}

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
});

/**
 * Reads XML of at most 64 levels, 10,000 elements and 64 attributes each. Gives the outermost element, or why not.
 * @param text within the limit on files
 */
export function readXml(text: string): Result<XmlElement, XmlFault> {
  const scanned = scanXml(text);
  if (!scanned.ok) return scanned;
  let nodes: unknown;
  try {
    nodes = parser.parse(text.replace('\ufeff', '').replace(propertyListType, ''));
  } catch {
    return refusal('malformed');
  }
  const rest = scanned.value[Symbol.iterator]();
  const [outermost, ...others] = elementsOf(nodes, rest) ?? [];
  return outermost === undefined || others.length > 0 || rest.next().done !== true
    ? refusal('malformed')
    : success(outermost);
}

/** The parser's nodes, each joined with its place; null when the two readings differ. */
function elementsOf(nodes: unknown, rest: Iterator<ScannedElement>): XmlElement[] | null {
  const elements: XmlElement[] = [];
  for (const node of Array.isArray(nodes) ? nodes : []) {
    const name = Object.keys(node).find((key) => key !== ':@' && key !== '#text');
    if (name === undefined) continue;
    const scanned = rest.next().value as ScannedElement | undefined;
    const children = scanned?.name === name ? elementsOf(node[name], rest) : null;
    if (!scanned || children === null) return null;
    elements.push({
      name,
      attributes: attributesOf(node[':@'], scanned),
      children,
      text: textOf(node[name], scanned),
    });
  }
  return elements;
}

function attributesOf(values: unknown, scanned: ScannedElement): ReadonlyMap<string, Token> {
  const read = new Map(Object.entries(typeof values === 'object' && values !== null ? values : {}));
  return new Map(
    [...scanned.attributes].map(([key, token]) => {
      const value: unknown = read.get(key);
      return [key, { ...token, value: typeof value === 'string' ? value : token.value }];
    }),
  );
}

function textOf(nodes: unknown, { content }: ScannedElement): Token | null {
  if (content === null) return null;
  const value = (Array.isArray(nodes) ? nodes : [])
    .map((node) => (typeof node['#text'] === 'string' ? node['#text'] : ''))
    .join('')
    .trim();
  return { value, ...content };
}

/** The first child of that name. */
export const child = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((one) => one.name === name);

/** Elements of that name at any depth, in the order of the text. */
export const descendants = (element: XmlElement, name: string): readonly XmlElement[] =>
  element.children.flatMap((one) => [...(one.name === name ? [one] : []), ...descendants(one, name)]);

/** A child's text; undefined where it has none. */
export const childText = (element: XmlElement | undefined, name: string): Token | undefined =>
  child(element, name)?.text ?? undefined;
