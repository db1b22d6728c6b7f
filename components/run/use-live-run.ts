import { useEffect, useState } from 'react';
import type { LiveEvent, RunView } from '@/lib/sessions/views';
import { applyEvent, isOver, type LiveState } from './apply-event';

const eventTypes: readonly LiveEvent['type'][] = ['plan', 'step', 'readable', 'run'];

/** What to do when the stream is given up for good. */
interface StreamEnd {
  readonly afterMs: number;
  readonly look: () => void;
}

/** As when nothing more is to come: the page itself knows where the run stands. */
const loadAgain: StreamEnd = { afterMs: 3000, look: () => window.location.reload() };

/** What stands in the data of one event, which its type is not part of. */
function readEvent(type: LiveEvent['type'], text: string): LiveEvent {
  const data = JSON.parse(text);
  return type === 'step' ? { type, runId: data.runId, step: data } : { type, ...data };
}

/**
 * Follows a run from where the page was made. The browser reconnects by itself and says after which event; the
 * stream is closed with the last one.
 *
 * @param events address of the session's event stream
 */
export function useLiveRun(
  run: RunView,
  events: string,
  { afterMs, look }: StreamEnd = loadAgain,
): LiveState & { lost: boolean } {
  const [live, setLive] = useState<LiveState>({
    state: run.state,
    steps: run.steps,
    readable: run.readableAt !== null,
  });
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (isOver(run.state)) return;
    let again: ReturnType<typeof setTimeout> | undefined;
    const source = new EventSource(`${events}?after=${run.lastSeq}`);
    const noNetwork = () => setLost(true);
    const networkBack = () => setLost(source.readyState !== EventSource.OPEN);
    window.addEventListener('offline', noNetwork);
    window.addEventListener('online', networkBack);
    source.onopen = () => setLost(false);
    source.onerror = () => {
      setLost(true);
      if (source.readyState === EventSource.CLOSED) again = setTimeout(look, afterMs);
    };
    for (const type of eventTypes)
      source.addEventListener(type, (message) => {
        const event = readEvent(type, message.data);
        setLive((before) => applyEvent(before, run.id, event));
        if (event.type === 'run' && event.runId === run.id && isOver(event.state)) source.close();
      });
    return () => {
      window.removeEventListener('offline', noNetwork);
      window.removeEventListener('online', networkBack);
      clearTimeout(again);
      source.close();
    };
  }, [run.id, run.state, run.lastSeq, events, afterMs, look]);
  return { ...live, lost };
}
