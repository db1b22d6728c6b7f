import type { Seen } from '@/lib/observations/observation';
import { askPassive } from './ask-passive';
import type { CheckContext, CheckTarget, Lane } from './check';

type PassiveCommand = NonNullable<Lane['passive']>['command'];

/** A port for the next data connection, or the answer that names none. */
export type NamedPort =
  | { readonly ok: true; readonly port: number }
  | { readonly ok: false; readonly answer: Seen<'passive-reply'> | null };

/**
 * A port for a data connection on the lane's control connection, by the command that has worked before. Without one EPSV
 * is first, which reaches through most translators of addresses; PASV is what is left of the oldest servers.
 */
export async function askForPort(
  known: PassiveCommand | null,
  target: CheckTarget,
  context: CheckContext,
): Promise<NamedPort> {
  const all: readonly PassiveCommand[] = context.pinned?.family === 6 ? ['EPSV'] : ['EPSV', 'PASV'];
  let answer: Seen<'passive-reply'> | null = null;
  for (const command of known === null ? all : [known]) {
    const { seen, passed } = await askPassive(command, target, context);
    const port = context.lane.passive?.port;
    if (passed && port !== undefined) return { ok: true, port };
    answer = seen.find((fact): fact is Seen<'passive-reply'> => fact.kind === 'passive-reply') ?? answer;
  }
  return { ok: false, answer };
}
