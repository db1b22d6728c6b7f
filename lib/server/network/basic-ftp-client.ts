import type { Socket } from 'node:net';
import { type ConnectionOptions, connect, TLSSocket } from 'node:tls';
import { Client, type FTPContext, FTPError, type FTPResponse } from 'basic-ftp';
import { parseEpsv, parsePasv } from '@/lib/ftp/passive-reply';
import type { Deadline } from '@/lib/net/deadline';
import type { AllowedTarget } from '@/lib/net/target-policy';
import type { TransferOrder } from '@/lib/probes/end-to-end-transfer';
import type { Place } from './dialer';
import { secureContext } from './trust';

/** How a socket to a decision of the policy is opened; the failure is thrown. */
export type OpenSocket = (target: AllowedTarget) => Promise<{ socket: Socket; place: Place }>;

export interface ClientRequest {
  readonly order: TransferOrder;
  readonly deadline: Deadline;
  readonly open: OpenSocket;
  readonly anchorsPem: readonly string[];
  readonly onLine: (line: string) => void;
}

const controlLimit = 64 * 1024;
const listingLimit = 256 * 1024;
/** Milliseconds after which a broken data connection ends the conversation. */
const breakMs = 4_000;

/** The library's own reader, which is replaced because it takes the end of a TCP segment for the end of a line. */
interface ControlFeed {
  _onControlSocketData(chunk: string): void;
}

/**
 * A client that is logged in and set up for encrypted binary transfers, over sockets to the pinned address only. Throws
 * what the library throws. Its timeout is far beyond the deadline, which closes it.
 */
export async function openBasicFtp(client: Client, request: ClientRequest): Promise<void> {
  const { order, open, anchorsPem, onLine } = request;
  client.ftp.log = onLine;
  feedWholeLines(client.ftp);
  client.prepareTransfer = (ftp) => preparePassive(ftp, request);
  const { socket, place } = await open(order.target);
  const tlsOptions: ConnectionOptions = {
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
    secureContext: secureContext(place.trust, anchorsPem),
    ...(order.serverName === null ? {} : { servername: order.serverName }),
  };
  if (order.protection === 'implicit') {
    client.ftp.socket = await handshake(socket, tlsOptions);
    client.ftp.tlsOptions = tlsOptions;
  } else {
    client.ftp.socket = socket;
  }
  // Bound under other names: the linter takes whatever is called use… for a React hook.
  const encrypt = client.useTLS.bind(client);
  const agreeOnSettings = client.useDefaultSettings.bind(client);
  await readGreeting(client);
  if (order.protection === 'explicit') await encrypt(tlsOptions);
  await client.login(order.login.user, order.login.password);
  await agreeOnSettings();
}

export const newBasicFtp = (timeoutMs: number): Client =>
  new Client(timeoutMs, { allowSeparateTransferHost: false, maxListingBytes: listingLimit });

const handshake = (socket: Socket, options: ConnectionOptions): Promise<TLSSocket> =>
  new Promise((resolve, reject) => {
    const secured = connect({ ...options, socket }, () => {
      secured.removeListener('error', reject);
      resolve(secured);
    });
    secured.once('error', reject);
    secured.once('close', () => reject(new Error('The connection ended during the handshake.')));
  });

/** The first reply, after a 120 the second (RFC 959 section 5.4). */
const readGreeting = (client: Client): Promise<FTPResponse> =>
  client.ftp.handle(undefined, (response, task) => {
    if (response instanceof Error) task.reject(response);
    else if (response.code >= 200) task.resolve(response);
  });

/** Hands on whole lines only, so that a reply means the same however TCP has cut it. */
function feedWholeLines(context: FTPContext): void {
  const feed = context as unknown as ControlFeed;
  const original = feed._onControlSocketData.bind(context);
  let held = '';
  feed._onControlSocketData = (chunk) => {
    held += chunk;
    const end = held.lastIndexOf('\n') + 1;
    if (held.length - end > controlLimit)
      return context.closeWithError(new Error('A line of the server has no end.'));
    if (end === 0) return;
    const lines = held.slice(0, end);
    held = held.slice(end);
    original(lines);
  };
}

/** EPSV, or PASV where EPSV is refused: the port is read strictly, and the pinned address is dialled. */
async function preparePassive(
  ftp: FTPContext,
  { order, open, deadline }: ClientRequest,
): Promise<FTPResponse> {
  const { response, port } = await askPort(ftp, order);
  const allowed = order.allowDataPort(port);
  if (!allowed.ok) throw new Error(allowed.reason);
  const { socket } = await open(allowed.value);
  const data = ftp.socket instanceof TLSSocket ? secureData(ftp, ftp.socket, socket) : socket;
  ftp.dataSocket = data;
  holdBack(ftp, data, deadline);
  return response;
}

/**
 * The library ends the whole conversation as soon as a data connection breaks. A service that breaks it says why on the
 * control connection, a moment later: so the end waits for that.
 */
function holdBack(ftp: FTPContext, data: Socket, { clock }: Deadline): void {
  data.removeAllListeners('error');
  data.removeAllListeners('close');
  data.once('error', (error) => {
    clock.after(breakMs, () => {
      if (ftp.dataSocket === data) ftp.closeWithError(error);
    });
  });
}

async function askPort(
  ftp: FTPContext,
  order: TransferOrder,
): Promise<{ response: FTPResponse; port: number }> {
  try {
    const response = await ftp.request('EPSV');
    const parsed = parseEpsv(response.message);
    if (parsed.ok) return { response, port: parsed.value.port };
  } catch (error) {
    if (!(error instanceof FTPError) || order.target.family === 6) throw error;
  }
  const response = await ftp.request('PASV');
  const parsed = parsePasv(response.message);
  if (!parsed.ok) throw new Error(`The passive reply cannot be read: ${response.message}`);
  return { response, port: parsed.value.port };
}

/** Resumes the control session (RFC 4217 section 10.2); a ticket of TLS 1.3 is good for one connection, so newer ones are kept. */
function secureData(ftp: FTPContext, control: TLSSocket, socket: Socket): TLSSocket {
  const session = ftp.tlsSessionStore ?? control.getSession();
  const secured = connect({ ...ftp.tlsOptions, socket, ...(session ? { session } : {}) });
  secured.on('session', (fresh: Buffer) => {
    ftp.tlsSessionStore = fresh;
  });
  return secured;
}
