import { visibleText } from '@/lib/ftp/visible-text';

/** UTF-16 units: room for the longest answer with each of its characters spelled out. */
const LIMIT = 20_000;

/**
 * What a person typed or pasted, as it may stand on a page: control, invisible and direction-changing characters are
 * spelled out. Forms send line ends as CR LF, which stay plain line ends.
 */
export const shownText = (text: string): string => visibleText(text.replaceAll('\r\n', '\n'), LIMIT);
