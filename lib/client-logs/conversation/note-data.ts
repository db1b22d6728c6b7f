import type { Failure } from '@/lib/net/failure';
import type { ObservationOf, ObservedReply } from '@/lib/observations/observation';
import { fileOperation } from './file-verbs';
import { type DataSetup, type LogSession, note, type Operation, type SetupCommand } from './log-session';

export const isActive = (command: SetupCommand | undefined): command is 'PORT' | 'EPRT' =>
  command === 'PORT' || command === 'EPRT';

/** What became of one operation on a file; sizes are not in a log. */
export function noteTransfer(
  session: LogSession,
  line: number,
  { verb, argument }: Pick<Operation, 'verb' | 'argument'>,
  reply: ObservedReply | null,
  failure: Failure | null = null,
): void {
  const facts = {
    kind: 'transfer',
    operation: fileOperation(verb),
    protection: session.protection,
    bytesExpected: null,
    bytesSeen: null,
    sizeOnServer: null,
    contentMatches: null,
    reply,
    size: 'small',
    controlIdleMs: null,
    failure,
  } as const;
  note(session, line, facts, session.port, `${verb} ${argument}`);
}

/** How the service's connection back to the program ended, or that it refused to make one. */
export function noteCallback(
  session: LogSession,
  line: number,
  command: 'PORT' | 'EPRT',
  reply: ObservedReply | null,
  failure: Failure,
): void {
  const announced = session.setup ?? session.operation?.setup;
  note(session, line, {
    kind: 'active-callback',
    protection: session.protection,
    command,
    announced: { address: announced?.address ?? '', port: announced?.port ?? 0 },
    reply,
    from: null,
    strangers: 0,
    failure,
  });
}

type Course = Pick<ObservationOf<'data-connection'>, 'reached' | 'closed' | 'reply'> & {
  readonly failure?: Failure;
};

/** How far a data connection got. */
export function noteData(session: LogSession, line: number, setup: DataSetup | null, course: Course): void {
  const command = setup?.command ?? 'PASV';
  const facts = {
    kind: 'data-connection',
    protection: session.protection,
    mode: isActive(command) ? 'active' : 'passive',
    command,
    purpose: 'listing',
    resumption: 'offered',
    tls: null,
    bytes: 0,
    ...course,
  } as const;
  note(session, line, facts, setup?.port ?? null);
}
