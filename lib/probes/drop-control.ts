import type { ControlChannel } from '@/lib/ftp/control-channel';
import type { Lane } from './check';

/** Gives up a control connection on which no further answer could be told from an earlier one. */
export function dropControl(lane: Lane, control: ControlChannel): void {
  control.close();
  if (lane.control !== control) return;
  lane.control = null;
  lane.passive = null;
}
