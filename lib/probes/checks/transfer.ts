import type { Check } from '@/lib/probes/check';
import { sendAndFetch } from '@/lib/probes/send-and-fetch';

/** The whole way of a small file of ours, on the connection that has listed: upload, size, download, comparison, deletion. */
export const transfer: Check = {
  id: 'transfer',
  question: 'Do upload, download and deletion work?',
  produces: ['transfer'],
  needs: ['login', 'passive-data'],
  lane: 'login',
  phase: 'foreground',
  limitMs: (limits) => limits.transferMs,
  appliesTo: () => true,
  run: sendAndFetch,
};
