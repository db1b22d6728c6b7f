import { allowTarget } from '@/lib/net/target-policy';
import type { Seen } from '@/lib/observations/observation';
import type { Check } from '@/lib/probes/check';
import type { TransferStep } from '@/lib/probes/end-to-end-transfer';

/** The whole way with an everyday client: list, upload a small file of ours, ask its size, download, compare, delete. */
export const transfer: Check = {
  id: 'transfer',
  question: 'Do listing, upload, download and deletion work?',
  produces: ['transfer'],
  needs: ['login', 'passive-data'],
  lane: 'login',
  phase: 'foreground',
  limitMs: (limits) => limits.transferMs,
  appliesTo: () => true,
  async run(_target, context) {
    const { lane, pinned, login, policy, request, deadline } = context;
    if (!login) return { seen: [], passed: false, notTested: 'needs-login' };
    if (!lane.control || !pinned || !context.transfer)
      return { seen: [], passed: false, notTested: 'needs-earlier' };
    const { protection } = lane.control;
    // Some services allow one connection per user.
    lane.control.close();
    const { fileName, content } = makeFile();
    const { steps, transcript } = await context.transfer.run(
      {
        target: pinned,
        serverName: request.isAddress ? null : request.host,
        protection,
        login,
        fileName,
        content,
        allowDataPort: (port) =>
          allowTarget(policy, { host: pinned.host, address: pinned.address, port, purpose: 'passive-data' }),
      },
      deadline,
    );
    lane.conversations.push(transcript);
    const observed = { host: pinned.host, address: pinned.address, port: pinned.port };
    const seen = steps.map(
      (step: TransferStep): Seen => ({
        kind: 'transfer',
        target: observed,
        protection,
        size: 'small',
        controlIdleMs: null,
        ...step,
      }),
    );
    return { seen, passed: steps.every((step) => step.failure === null) };
  },
};

/** A name that nobody else has, and a few kilobytes in which every kind of damage shows: all byte values, both line ends. */
function makeFile(): { fileName: string; content: Uint8Array } {
  const [random] = crypto.randomUUID().split('-');
  const bytes = Uint8Array.from({ length: 2048 }, (_, index) => (index * 7 + (index >> 8)) & 0xff);
  const text = new TextEncoder().encode(
    'This file was uploaded by a connection test and may be deleted.\r\nline two\nline three\r\n',
  );
  const content = new Uint8Array(text.length + bytes.length);
  content.set(text);
  content.set(bytes, text.length);
  return { fileName: `portside-test-${random}.bin`, content };
}
