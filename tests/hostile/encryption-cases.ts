import type { SecureContext } from 'node:tls';
import { explicitPort, implicitPort } from './converse';
import type { HostileCase } from './hostile-case';
import { hostileCertificates } from './hostile-certificates';
import type { Act } from './hostile-host';
import type { Peer } from './peer';

/** What follows 234. */
const afterGo = (act: (peer: Peer) => Promise<unknown> | undefined, clearText = ''): Act =>
  explicitPort({
    'auth tls': async ({ peer }) => {
      peer.send(`234 Go on.\r\n${clearText}`);
      await act(peer);
    },
  });

const hello = async (peer: Peer): Promise<void> => {
  await new Promise((resolve) => {
    peer.socket.once('data', resolve);
    peer.socket.once('close', resolve);
  });
};

const breaks = (name: string, act: Act, failure: string, facts: object = {}): HostileCase => ({
  name,
  acts: { 21: act },
  seen: [{ kind: 'tls-handshake', mode: 'explicit', tls: null, failure, ...facts }],
  verdict: 'tls-handshake-failed',
  atMostMs: 6_000,
});

const shows = (
  name: string,
  context: SecureContext,
  verdict: HostileCase['verdict'],
  tls: object,
): HostileCase => ({
  name,
  acts: { 21: afterGo((peer) => peer.startTls(context)) },
  seen: [{ kind: 'tls-handshake', mode: 'explicit', failure: null, tls }],
  verdict,
  atMostMs: 6_000,
});

/** What servers do when they are asked to encrypt, and the certificates that they show. */
export const encryptionCases: readonly HostileCase[] = [
  {
    name: '234 with clear text behind it',
    acts: { 21: afterGo((peer) => peer.startTls(hostileCertificates.good), '220 Injected.\r\n') },
    seen: [{ kind: 'tls-handshake', failure: null, clearText: '220 Injected.\\u{d}\n' }],
    verdict: 'no-problem-found',
    atMostMs: 6_000,
  },
  breaks(
    '234 and then clear text instead of a handshake',
    afterGo(async (peer) => {
      await hello(peer);
      peer.say('500 No such thing.');
      await peer.drain();
    }),
    'tls_not_spoken',
  ),
  breaks(
    '234 without a handshake',
    afterGo((peer) => peer.drain()),
    'timed_out',
    { reply: { code: 234, text: 'Go on.' } },
  ),
  breaks(
    'a handshake without an end',
    afterGo(async (peer) => {
      await hello(peer);
      // A record that announces 16,384 bytes and brings two of them (RFC 8446 section 5.1).
      peer.send(Uint8Array.of(0x16, 0x03, 0x03, 0x40, 0x00, 0x02, 0x00));
    }),
    'timed_out',
  ),
  breaks(
    'an end after the hello',
    afterGo(async (peer) => {
      await hello(peer);
      peer.end();
    }),
    'closed',
  ),
  breaks(
    'a reset after the hello',
    afterGo(async (peer) => {
      await hello(peer);
      peer.reset();
    }),
    'reset',
  ),
  breaks(
    'a chain of four hundred',
    afterGo((peer) => peer.startTls(hostileCertificates.chainOf400)),
    'tls_chain_too_large',
  ),
  shows('a chain of two hundred', hostileCertificates.chainOf200, 'certificate-untrusted', {
    chainLength: 200,
  }),
  shows('an expired certificate', hostileCertificates.expired, 'certificate-expired', {
    trustError: 'CERT_HAS_EXPIRED',
  }),
  shows('a certificate that is not yet valid', hostileCertificates.notYetValid, 'certificate-expired', {
    trustError: 'CERT_NOT_YET_VALID',
  }),
  shows('a certificate for another name', hostileCertificates.wrongName, 'certificate-name-mismatch', {
    nameMatches: false,
    trustError: null,
  }),
  shows('two issuers in a circle', hostileCertificates.circle, 'certificate-untrusted', { chainLength: 3 }),
  shows('a certificate that vouches for itself', hostileCertificates.selfSigned, 'certificate-untrusted', {
    chainLength: 1,
    trustError: 'DEPTH_ZERO_SELF_SIGNED_CERT',
  }),
  shows('markup, ESC and line breaks in the subject', hostileCertificates.markup, 'no-problem-found', {
    trustError: null,
    nameMatches: true,
  }),
  shows('ten thousand alternative names', hostileCertificates.manyNames, 'no-problem-found', {
    trustError: null,
    nameMatches: true,
  }),
  {
    name: 'encryption from the start on port 21',
    acts: { 21: implicitPort() },
    seen: [
      { kind: 'tls-handshake', mode: 'implicit', failure: null },
      { kind: 'greeting', protection: 'implicit', failure: null },
    ],
    verdict: 'implicit-explicit-mismatch',
    atMostMs: 6_000,
  },
  {
    name: 'clear text on port 990',
    acts: {
      990: async (peer) => {
        peer.say('220 Welcome.');
        await peer.drain();
      },
    },
    seen: [
      {
        kind: 'tls-handshake',
        mode: 'implicit',
        failure: 'tls_not_spoken',
        clearText: '220 Welcome.\\u{d}\n',
      },
    ],
    verdict: 'implicit-explicit-mismatch',
    atMostMs: 6_000,
  },
];
