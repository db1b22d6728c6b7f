import { eventStream, type StreamMessage } from '@/lib/server/events/event-stream';
import { stopSignal } from '@/lib/server/events/stop-signal';
import { apiError, privateHeaders } from '@/lib/server/http/api-error';
import { apiRead } from '@/lib/server/http/api-route';
import { notOpened, readerOf } from '@/lib/server/http/request-access';
import { liveEvents, type NumberedEvent } from '@/lib/sessions/live-events';

export const dynamic = 'force-dynamic';

/** The session's events as they happen; goes on after `Last-Event-ID` or `?after=`, and with `?wait=evidence` also without a run. 204: nothing more is to come. */
export const GET = apiRead<{ id: string }>(async (request, { id }) => {
  const query = new URL(request.url).searchParams;
  const after = request.headers.get('last-event-id') ?? query.get('after') ?? '0';
  if (!/^\d{1,18}$/.test(after))
    return apiError(400, 'bad-position', 'The position must be the id of an event.');
  const access = await readerOf(request, id);
  if (!access) return notOpened(request, id);
  const stop = stopSignal(request.signal);
  const events = await liveEvents(access, BigInt(after), stop.signal, query.get('wait') === 'evidence');
  if (events.ok) return eventStream(messages(events.value), stop);
  stop.abort();
  if (events.reason === 'over') return new Response(null, { status: 204, headers: privateHeaders });
  const sentence = 'This check is open in several windows already. Close one of them, then reload this page.';
  return apiError(429, 'too-many-streams', sentence, { retryAfter: 5 });
});

/** A stream has no head alone: the framework would start one by GET, and never end it. */
export const HEAD = () => new Response(null, { status: 405, headers: { ...privateHeaders, Allow: 'GET' } });

/** `plan` and `run` events as they are; a `step` event is the step itself with the run's id. */
async function* messages(events: AsyncIterable<NumberedEvent>): AsyncGenerator<StreamMessage> {
  for await (const { seq, event } of events) {
    const data = event.type === 'step' ? { ...event.step, runId: event.runId } : event;
    yield { id: seq, type: event.type, data };
  }
}
