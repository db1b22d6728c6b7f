import type { Check } from '@/lib/probes/check';
import { transferLargeFile } from '@/lib/probes/transfer-large-file';

/**
 * The way of `transfer` with an everyday client and a file of many full-size packets. Where the small one passes and this one stops, packets of full size
 * are lost on the way (RFC 2923 section 2.1).
 */
export const transferLarge: Check = {
  id: 'transfer-large',
  question: 'Does a large file come through, and how fast?',
  produces: ['transfer'],
  needs: ['login', 'transfer'],
  lane: 'login',
  phase: 'foreground',
  limitMs: (limits) => limits.largeMs,
  appliesTo: () => true,
  run: (_target, context) => transferLargeFile(context),
};
