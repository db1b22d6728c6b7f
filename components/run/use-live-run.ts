import { useEffect, useState } from 'react';
import type { LiveEvent, RunView } from '@/lib/sessions/views';
import { applyEvent, isOver, type LiveState } from './apply-event';

const eventTypes: readonly LiveEvent['type'][] = ['plan', 'step', 'run'];

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
export function useLiveRun(run: RunView, events: string): LiveState & { lost: boolean } {
  const [live, setLive] = useState<LiveState>({ state: run.state, steps: run.steps });
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (isOver(run.state)) return;
    const source = new EventSource(`${events}?run=${run.id}&after=${run.lastSeq}`);
    source.onopen = () => setLost(false);
    source.onerror = () => setLost(true);
    for (const type of eventTypes)
      source.addEventListener(type, (message) => {
        const event = readEvent(type, message.data);
        setLive((before) => applyEvent(before, run.id, event));
        if (event.type === 'run' && event.runId === run.id && isOver(event.state)) source.close();
      });
    return () => source.close();
  }, [run.id, run.state, run.lastSeq, events]);
  return { ...live, lost };
}
