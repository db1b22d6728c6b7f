import { randomInt } from 'node:crypto';

/** Without 0 O 1 I L, which are mistaken for each other when read aloud or off paper. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

const signs = (count: number) => Array.from({ length: count }, () => SIGNS[randomInt(SIGNS.length)]).join('');

/** A new session code such as `PS-7KQ2-MX`: for reading aloud. It opens nothing, so it need not be secret. */
export const makeSessionCode = (): string => `PS-${signs(4)}-${signs(2)}`;
