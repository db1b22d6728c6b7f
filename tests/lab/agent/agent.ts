import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { type ScriptedPlan, startScripted } from '../servers/scripted';
import { type MiddleboxPlan, standBetween } from './middlebox';
import { serveNames, type Zone } from './name-server';

/** Everything of ours that one namespace of the lab needs, in one process: `node agent.ts PLAN.json`. */
export interface AgentPlan {
  readonly names?: { readonly addresses: readonly string[]; readonly zone: Zone };
  /** A port that takes every connection and says nothing. */
  readonly decoy?: number;
  readonly middlebox?: MiddleboxPlan;
  readonly scripted?: ScriptedPlan;
  /** Connections to hold open. */
  readonly hold?: { readonly host: string; readonly port: number; readonly count: number };
}

const plan = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as AgentPlan;

async function holdOpen({ host, port, count }: NonNullable<AgentPlan['hold']>): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const socket = connect(port, host);
    // Greeted means counted by the service.
    await new Promise((resolve, reject) => {
      socket.once('data', resolve);
      socket.once('error', reject);
    });
    socket.on('error', () => socket.destroy());
    socket.resume();
  }
}

const decoy = (port: number) =>
  new Promise<void>((resolve) =>
    createServer((socket) => socket.on('error', () => socket.destroy()).resume()).listen(port, resolve),
  );

await Promise.all([
  ...(plan.names?.addresses ?? []).map((address) => plan.names && serveNames(address, plan.names.zone)),
  plan.decoy === undefined ? null : decoy(plan.decoy),
  plan.middlebox ? standBetween(plan.middlebox) : null,
  plan.scripted ? startScripted(plan.scripted) : null,
]);
if (plan.hold) await holdOpen(plan.hold);
process.stdout.write('ready\n');
