// Threads do not inherit how their process reads TypeScript.
import { register } from 'tsx/esm/api';

register();
await import('./log-worker.ts');
