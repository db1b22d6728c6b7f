/**
 * Claim: a transfer is acknowledged and arrives complete, yet what is stored is not what was sent.
 * Evidence needed: the upload is acknowledged, and the size on the server or what comes back differs.
 * Refuted by: the upload ending early: then the file is short because its data connection failed.
 * Seed: files of zero bytes; opening ports does not cure those whose transfer was acknowledged.
 */
import { storedOtherwise } from '@/lib/diagnosis/abnormal';
import { act, type Cause, decisive, fair, strong, type Weighing } from '@/lib/diagnosis/cause';
import type { Facts } from '@/lib/diagnosis/facts';
import { counted, serviceNameFirst } from '@/lib/diagnosis/phrases';
import { sign, unitsWith, weighing } from '@/lib/diagnosis/sign';

const different = (facts: Facts) => facts.portal('transfer').filter((seen) => storedOtherwise(seen));

function weigh(facts: Facts): Weighing {
  const found = different(facts);
  if (found.length === 0) return weighing({});
  const uploads = facts.portal('transfer').filter((seen) => seen.operation === 'upload');
  const acknowledged = uploads.filter(
    (seen) =>
      (seen.reply !== null && seen.reply.code < 300) || (seen.reply === null && seen.failure === null),
  );
  const early = uploads.filter((seen) => facts.isAbnormal(seen) && !storedOtherwise(seen));
  if (acknowledged.length === 0 && early.length > 0) return weighing({});
  const sized = found.find((seen) => seen.sizeOnServer !== null && seen.bytesExpected !== null);
  const sentence = sized
    ? `We sent ${counted(sized.bytesExpected ?? 0, 'byte')}; the service keeps ${sized.sizeOnServer}.`
    : 'What came back is not what we sent.';
  return weighing({
    for: [
      sign(acknowledged.length > 0 ? decisive : strong, found, sentence),
      ...(acknowledged.length > 0
        ? [sign(strong, acknowledged, 'The service confirmed the upload as complete.')]
        : []),
    ],
    against: early.length > 0 ? [sign(fair, early, 'An upload ended early.')] : [],
    explains: unitsWith(facts, found),
  });
}

export const storedWrongly: Cause = {
  id: 'stored-wrongly',
  owners: ['provider'],
  prior: 0.1,
  needsCustomersSide: false,
  decidedBy: ['test-again'],
  weigh,
  words: (_told, facts, profile) => {
    const empty = different(facts).some((seen) => seen.sizeOnServer === 0);
    return {
      headline: `${serviceNameFirst(profile)} confirms the upload and then keeps ${empty ? 'an empty file' : 'something else than we sent'}.`,
      because: 'we uploaded a small file ourselves and looked at what was kept.',
      owner: 'provider',
      actions: [
        act('Send the service the conversation below.', 'contact-provider'),
        act('Check the files you uploaded lately; they may have to be sent again.'),
      ],
    };
  },
};
