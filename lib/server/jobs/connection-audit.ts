import { log } from '@/lib/server/log';
import type { OpenedConnection } from '@/lib/sessions/attempts/attempt';
import { insertConnections } from '@/lib/sessions/attempts/store';

export interface ConnectionAudit {
  readonly note: (opened: OpenedConnection) => void;
  /** Writes what is still unwritten. */
  readonly close: () => Promise<void>;
}

const GATHER_MS = 500;
const TRIES = 20;

/** Writes one row per outbound connection of a run, in batches, whatever becomes of the run itself. */
export function openAudit(runId: string, source: string): ConnectionAudit {
  let pending: OpenedConnection[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  const write = async (batch: readonly OpenedConnection[]) => {
    for (let turn = 1; ; turn++) {
      try {
        return await insertConnections(runId, source, batch);
      } catch (error) {
        if (turn === TRIES) return log.error('audit_not_written', { run: runId, rows: batch.length, error });
        await new Promise((resolve) => setTimeout(resolve, GATHER_MS));
      }
    }
  };
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    const batch = pending;
    pending = [];
    if (batch.length > 0) writing = writing.then(() => write(batch));
  };
  return {
    note: (opened) => {
      pending.push(opened);
      timer ??= setTimeout(flush, GATHER_MS);
    },
    close: async () => {
      flush();
      await writing;
    },
  };
}
