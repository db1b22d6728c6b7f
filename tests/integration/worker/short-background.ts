import { defaultLimits } from '@/lib/probes/limits';

/** Loaded into a worker before it starts: what takes minutes in the background takes a second. */
Object.assign(defaultLimits, {
  idleMarksMs: [200, 400, 600],
  keepaliveMs: 700,
  slowUploadMs: 600,
});
