import { readFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { createSecureContext, TLSSocket, connect as tlsConnect } from 'node:tls';
import { createLineCutter } from './line-cutter';

/** What stands between a client and the service, where it can read what is said. */
export type MiddleboxKind =
  /** Something else that answers in the service's place: says its first words, and gives one answer. */
  | { readonly does: 'impersonate'; readonly greeting: string; readonly answer: string }
  /** Passes everything on, except for what is named. */
  | {
      readonly does: 'relay';
      readonly cut?: 'after-greeting' | 'at-auth' | 'at-hello';
      /** Hides that encryption is offered. */
      readonly stripsTls?: boolean;
      /** Commands that it answers with 500 itself. */
      readonly refuses?: readonly string[];
      /** Commands that it takes and forgets. */
      readonly swallows?: readonly string[];
      /** Address that it puts into the reply to PASV, with commas. */
      readonly passiveAddress?: string;
      /** Opens the encryption with a certificate of its own: PEM files. */
      readonly opensTls?: boolean;
      /** Answers the client's hello with bytes that are not TLS. */
      readonly garblesTls?: boolean;
      /** Milliseconds that everything from the service is late. */
      readonly delayMs?: number;
    };

export interface MiddleboxPlan {
  readonly kind: MiddleboxKind;
  readonly listen: number;
  readonly upstream: { readonly host: string; readonly port: number };
  readonly certificate: { readonly chain: string; readonly key: string };
}

type Relay = Extract<MiddleboxKind, { does: 'relay' }>;

/** Stands at a port to which connections are redirected. Resolves when it listens. */
export function standBetween(plan: MiddleboxPlan): Promise<void> {
  const { kind } = plan;
  const server = createServer({ noDelay: true }, (client) => {
    client.on('error', () => client.destroy());
    if (kind.does === 'relay') relay(client, kind, plan);
    else {
      client.write(kind.greeting);
      client.once('data', () => client.end(kind.answer));
    }
  });
  return new Promise((resolve) => server.listen(plan.listen, resolve));
}

function relay(client: Socket, kind: Relay, plan: MiddleboxPlan): void {
  const upstream = connect({ ...plan.upstream, noDelay: true });
  upstream.on('error', () => client.destroy());
  client.once('close', () => upstream.destroy());
  const cut = () => {
    client.resetAndDestroy();
    upstream.destroy();
  };
  let greeted = false;
  let authPending = false;
  const late = (act: () => void) => (kind.delayMs ? setTimeout(act, kind.delayMs) : act());
  upstream.once('close', () => late(() => client.end()));
  const fromService = createLineCutter((line) => {
    if (kind.stripsTls && /^ (AUTH|PBSZ|PROT)/i.test(line)) return;
    const shown =
      kind.passiveAddress && line.startsWith('227')
        ? line.replace(/\d+,\d+,\d+,\d+,/, `${kind.passiveAddress},`)
        : line;
    late(() => client.write(shown));
    if (!greeted && kind.cut === 'after-greeting') setTimeout(cut, 20);
    greeted = true;
    if (authPending && line.startsWith('234')) encrypted();
    authPending = false;
  });
  const fromClient = createLineCutter((line) => {
    const verb = (line.split(/[ \r]/)[0] ?? '').toUpperCase();
    if (verb === 'AUTH' && kind.cut === 'at-auth') return cut();
    if (kind.swallows?.includes(verb)) return;
    if (kind.refuses?.includes(verb) || (verb === 'AUTH' && kind.stripsTls)) {
      client.write('500 Unknown command.\r\n');
      return;
    }
    authPending ||= verb === 'AUTH';
    upstream.write(line);
  });
  const encrypted = () => {
    client.off('data', fromClient);
    upstream.off('data', fromService);
    if (kind.cut === 'at-hello') client.once('data', cut);
    else if (kind.garblesTls) client.once('data', () => client.end('\u0000no encryption today\r\n'));
    else if (kind.opensTls) openTls(client, upstream, plan);
    else {
      client.on('data', (bytes) => upstream.write(bytes));
      upstream.on('data', (bytes) => late(() => client.write(bytes)));
    }
  };
  client.on('data', fromClient);
  upstream.on('data', fromService);
}

/** Shows the client another certificate and reads along. */
function openTls(client: Socket, upstream: Socket, { certificate }: MiddleboxPlan): void {
  const secureContext = createSecureContext({
    cert: readFileSync(certificate.chain),
    key: readFileSync(certificate.key),
  });
  const inner = new TLSSocket(client, { isServer: true, secureContext });
  const outer = tlsConnect({ socket: upstream, rejectUnauthorized: false });
  for (const [one, other] of [
    [inner, outer],
    [outer, inner],
  ] as const) {
    one.on('error', () => other.destroy());
    one.pipe(other);
  }
}
