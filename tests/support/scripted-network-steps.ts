import type { Failure } from '@/lib/net/failure';
import type { TlsFacts, TlsVersion } from '@/lib/net/network';

/** One thing a scripted server does. Build them with the functions below. */
export type Step =
  | { readonly do: 'send'; readonly bytes: Uint8Array }
  | { readonly do: 'expect'; readonly line: string | RegExp }
  | { readonly do: 'wait'; readonly ms: number }
  | {
      readonly do: 'tls';
      readonly facts: Partial<TlsFacts>;
      readonly resumes: boolean;
      /** What is taken where the client offers one version alone. */
      readonly versions: readonly TlsVersion[];
      readonly clearText: Uint8Array | null;
    }
  | {
      readonly do: 'tls-fail';
      readonly failure: Failure;
      readonly detail: string | null;
      readonly clearText: Uint8Array | null;
    }
  | { readonly do: 'dialogue'; readonly replies: Dialogue }
  | { readonly do: 'drain'; readonly signal: string | null }
  | { readonly do: 'signal'; readonly name: string }
  | { readonly do: 'await'; readonly name: string }
  | { readonly do: 'dial-back'; readonly from: string | null; readonly script: Script }
  | { readonly do: 'silent' }
  | { readonly do: 'close' }
  | { readonly do: 'reset' };

export type Script = readonly Step[];

/** By command word (`USER`) or whole line (`AUTH TLS`): a reply text without its line end, or steps. `*` answers the rest. */
export type Dialogue = Readonly<Record<string, string | Script>>;

const encode = (data: string | Uint8Array): Uint8Array =>
  typeof data === 'string' ? new TextEncoder().encode(data) : data;

/** Sends exactly these bytes; text goes out as UTF-8 and needs its own line ends. */
export const send = (data: string | Uint8Array): Step => ({ do: 'send', bytes: encode(data) });

/** Reads one line and compares it without its line end. Another line is a fault of the test and is thrown at the end. */
export const expectLine = (line: string | RegExp): Step => ({ do: 'expect', line });

export const wait = (ms: number): Step => ({ do: 'wait', ms });

/**
 * Meets the client's handshake with success. `clearText` is what came before it. Resumes an offered session unless told
 * not to. A client that offers one version alone gets it, or an alert where it is not among `versions`.
 */
export const tls = (
  facts: Partial<TlsFacts> = {},
  {
    resumes = true,
    clearText,
    versions = ['TLSv1.2', 'TLSv1.3'],
  }: { resumes?: boolean; clearText?: string; versions?: readonly TlsVersion[] } = {},
): Step => ({
  do: 'tls',
  facts,
  resumes,
  versions,
  clearText: clearText === undefined ? null : encode(clearText),
});

export const failTls = (
  failure: Failure,
  { detail, clearText }: { detail?: string; clearText?: string } = {},
): Step => ({
  do: 'tls-fail',
  failure,
  detail: detail ?? null,
  clearText: clearText === undefined ? null : encode(clearText),
});

/** Answers line after line until the client leaves or an entry's steps end the connection. */
export const dialogue = (replies: Dialogue): Step => ({ do: 'dialogue', replies });

/** Reads until the client says it is done, then raises a signal: an upload. */
export const drain = (name: string | null = null): Step => ({ do: 'drain', signal: name });

/** Scripts of one network wait for each other by name: the control script signals, the data script awaits. */
export const signal = (name: string): Step => ({ do: 'signal', name });
export const awaitSignal = (name: string): Step => ({ do: 'await', name });

/**
 * Active mode: connects to the client's newest listener, from this host or from `from`. Where nobody listens any more,
 * nothing happens. The steps that follow do not wait for the script of the new connection.
 */
export const dialBack = (script: Script, from: string | null = null): Step => ({
  do: 'dial-back',
  from,
  script,
});

/** Keeps the connection open and says nothing more. */
export const silent: Step = { do: 'silent' };
/** Ends the connection in order (FIN). */
export const close: Step = { do: 'close' };
/** Ends it with RST. */
export const reset: Step = { do: 'reset' };
