/** One message of a stream. */
export interface StreamMessage {
  readonly id: string;
  readonly type: string;
  readonly data: unknown;
}

const COMMENT_MS = 15_000;
const encoder = new TextEncoder();

const write = ({ id, type, data }: StreamMessage) =>
  `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(data)}\n\n`;

/**
 * Messages as server-sent events (WHATWG HTML, section 9.2). The reader sets the pace: nothing is fetched for a reader
 * that does not read, so a slow one costs no memory.
 *
 * @param stop ends the source when the reader goes away; aborted when the source has ended
 */
export function eventStream(source: AsyncIterable<StreamMessage>, stop: AbortController): Response {
  const messages = source[Symbol.asyncIterator]();
  let timer: NodeJS.Timeout | undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode('retry: 1000\n\n'));
      timer = setInterval(() => {
        // A full queue means that the reader is slow, not that the line is idle.
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(': still here\n\n'));
      }, COMMENT_MS);
    },
    async pull(controller) {
      const next = await messages.next();
      if (!next.done) return controller.enqueue(encoder.encode(write(next.value)));
      clearInterval(timer);
      stop.abort();
      controller.close();
    },
    async cancel() {
      clearInterval(timer);
      stop.abort();
      await messages.return?.();
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // Without `no-transform` the answer is compressed, and compressed answers are held back by proxies.
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
      'X-Robots-Tag': 'noindex',
    },
  });
}
