import { customersUnanswered, type DataConnection, portalLadder } from './data-trouble';
import type { Facts } from './facts';
import { oncePerFacts } from './once-per-facts';
import { distinct } from './phrases';

const portOf = (seen: DataConnection): number | null => seen.target?.port ?? null;

/** Ports that the portal tried more than one of, and that never answered it while others did. */
export const deadPorts = oncePerFacts((facts: Facts): readonly number[] => {
  const { unanswered, fine } = portalLadder(facts);
  const alive = new Set(fine.map(portOf));
  if (fine.length === 0 || !unanswered.some((seen) => seen.purpose === 'sample')) return [];
  return distinct(unanswered.map(portOf)).filter((port) => !alive.has(port));
});

/** True when the port that the portal tried next to it, on either side, is a dead one. */
function isAmongDead(port: number, dead: readonly number[], alive: readonly number[]): boolean {
  const distance = (others: readonly number[]) => Math.min(...others.map((other) => Math.abs(other - port)));
  return distance(dead) < distance(alive);
}

/**
 * The customer's data connections that met the same closed part of the passive range as the portal's. Both sides are
 * given ports at random, so that hardly one of them is the same: they lie among each other when the service is the reason.
 */
export const metDeadPorts = oncePerFacts((facts: Facts): readonly DataConnection[] => {
  const dead = deadPorts(facts);
  if (dead.length === 0) return [];
  const alive = distinct(portalLadder(facts).fine.map(portOf));
  const silent = customersUnanswered(facts);
  const among = silent.filter((seen) => {
    const port = portOf(seen);
    return port !== null && isAmongDead(port, dead, alive);
  });
  // At the edges a port lies next to one of the other kind by chance.
  return among.length * 2 >= silent.length ? silent : among;
});
