/**
 * A controller that aborts when a request is given up, and when this process is to end: `portside:stop` on `process`.
 * Abort it when the work is over, so that it listens no longer.
 */
export function stopSignal(request: AbortSignal): AbortController {
  const stop = new AbortController();
  const end = () => stop.abort();
  const ours = process as NodeJS.EventEmitter;
  ours.on('portside:stop', end);
  request.addEventListener('abort', end, { once: true });
  stop.signal.addEventListener(
    'abort',
    () => {
      ours.off('portside:stop', end);
      request.removeEventListener('abort', end);
    },
    { once: true },
  );
  if (request.aborted) end();
  return stop;
}
