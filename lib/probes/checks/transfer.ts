import type { Check } from '@/lib/probes/check';
import { transferFile } from '@/lib/probes/transfer-file';

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
  run: (_target, context) => transferFile('small', context),
};
