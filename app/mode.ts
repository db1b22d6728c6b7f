import type { Mode } from '@/components/frame/site-header';
import { settings } from '@/lib/server/settings';

/** What every page says about the way this portal runs. */
export const mode = (): Mode => ({ tryOut: settings().tryOut, lab: settings().lab !== undefined });
