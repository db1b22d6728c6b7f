import http from 'node:http';
import next from 'next';
import { isPrivatePage } from '@/lib/server/http/private-page';
import { log } from '@/lib/server/log';
import { setClientAddress } from '@/lib/server/process/client-address';
import { ownPath, refuseEarly } from '@/lib/server/process/refuse-early';
import { securityHeaders } from '@/lib/server/process/security-headers';
import { settings } from '@/lib/server/settings';

const STOP_MS = 3_000;

const read = settings();
const development = process.argv.includes('--dev');
const https = read.publicUrl?.startsWith('https:') ?? false;

const app = next({ dev: development, hostname: read.host, port: read.port, dir: process.cwd() });
await app.prepare();
const handle = app.getRequestHandler();

/** Slow headers and bodies are looked for this often; the time limits below are as exact as that. */
const LOOK_MS = 5_000;

const server = http.createServer({ connectionsCheckingInterval: LOOK_MS }, (request, response) => {
  setClientAddress(request, read.trustedProxies);
  const headers = securityHeaders({ https, development });
  // Next takes the nonce for its own scripts from the request's policy.
  request.headers['content-security-policy'] = headers['Content-Security-Policy'];
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const path = ownPath(request.url ?? '');
  if (path !== null && isPrivatePage(path)) response.setHeader('X-Robots-Tag', 'noindex');
  const refused = refuseEarly(request, path);
  if (refused || path === null) {
    response.writeHead(refused?.status ?? 400, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'no-store',
    });
    // Whoever is still sending would see a broken connection instead of the answer; the time limit ends endless bodies.
    request.resume();
    response.end(`${refused?.sentence ?? ''}\n`);
    return;
  }
  request.url = path;
  handle(request, response).catch((error: unknown) => {
    log.error('request_failed', { error });
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  });
});
server.requestTimeout = 30_000;
server.headersTimeout = 20_000;
server.maxHeadersCount = 100;
server.on('upgrade', (request, socket, head) => {
  if (!development) return socket.destroy(); // only hot reload upgrades
  app
    .getUpgradeHandler()(request, socket, head)
    .catch(() => socket.destroy());
});
server.on('error', (error) => {
  log.error('web_cannot_listen', { error });
  process.exit(1);
});
server.listen(read.port, read.host, () => {
  log.info('web_listening', { host: read.host, port: read.port });
  process.send?.({ ready: true });
});

let stopping = false;

/** Ends within `STOP_MS` also with event streams open: who writes them listens for `portside:stop`. */
function stop() {
  if (stopping) return;
  stopping = true;
  (process as NodeJS.EventEmitter).emit('portside:stop');
  server.close(() => process.exit(0));
  server.closeIdleConnections();
  setTimeout(() => process.exit(0), STOP_MS).unref();
}

process.on('SIGTERM', stop);
process.on('SIGINT', stop);
process.on('disconnect', () => process.exit(0));
process.on('unhandledRejection', (error) => log.error('unhandled_rejection', { error }));
