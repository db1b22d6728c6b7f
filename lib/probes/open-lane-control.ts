import type { ControlChannel } from '@/lib/ftp/control-channel';
import { openControlChannel } from '@/lib/ftp/open-control-channel';
import type { Clock } from '@/lib/net/deadline';
import type { Connection } from '@/lib/net/network';
import type { Lane } from './check';

/** Makes a fresh connection the control connection of a lane. */
export function openLaneControl(lane: Lane, connection: Connection, clock: Clock): ControlChannel {
  const control = openControlChannel(connection, clock);
  lane.control = control;
  lane.conversations.push(control.transcript);
  return control;
}
