import { randomBytes } from 'node:crypto';
import { log } from '@/lib/server/log';
import { apiError } from './api-error';
import { isProgram, isSameOrigin } from './same-origin';

/** What Next hands to a route handler. */
export interface RouteContext<P> {
  readonly params: Promise<P>;
}

type Handler<P> = (request: Request, params: P) => Promise<Response>;

/** What the database's absence looks like in the errors of its client and driver. */
const AWAY =
  /ECONNREFUSED|ECONNRESET|ENOENT|ETIMEDOUT|Connection terminated|timeout exceeded when trying to connect|shutting down|starting up|P1001|P1002|P1017/;

/** A handler for reading. Whatever it throws becomes one sentence with a reference; the log holds the rest. */
export const apiRead =
  <P>(handler: Handler<P>) =>
  async (request: Request, context: RouteContext<P>): Promise<Response> => {
    try {
      return await handler(request, await context.params);
    } catch (error) {
      return answerTo(error, request);
    }
  };

/** A handler that changes something: for pages of ours, and for programs, which act with no rights but the key they show. */
export const apiChange = <P>(handler: Handler<P>) =>
  apiRead<P>(async (request, params) => {
    if (isSameOrigin(request.headers) || isProgram(request.headers)) return handler(request, params);
    const sentence =
      'This request does not prove that it comes from the portal itself. Send the header Origin with the address of the portal, or the key of the session as a bearer token.';
    return apiError(403, 'foreign-origin', sentence);
  });

function answerTo(error: unknown, request: Request): Response {
  const reference = randomBytes(5).toString('hex').toUpperCase();
  log.error('api_failed', { reference, method: request.method, path: new URL(request.url).pathname, error });
  if (AWAY.test(String(error))) {
    const sentence =
      'The portal cannot reach its database at the moment. Nothing was lost; try again in a few seconds.';
    return apiError(503, 'database-away', sentence, { reference, retryAfter: 5 });
  }
  const sentence = `Something went wrong on our side. Tell the operator this reference: ${reference}.`;
  return apiError(500, 'our-fault', sentence, { reference });
}
