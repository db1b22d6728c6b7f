import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type Answers, explicitPort, listing } from './converse';
import { type Fault, type FaultRelay, faults, startFaultRelay } from './fault-relay';
import { type Moment, moments, verdicts } from './fault-verdicts';
import { hostileCertificates } from './hostile-certificates';
import { type Act, startHostileHost } from './hostile-host';
import type { Peer } from './peer';
import { marker, probeHostile } from './probe-hostile';

/** What leads to a listing; the faults are the same for whatever else is asked. */
const checks = ['features', 'explicit-tls', 'login', 'passive-epsv', 'passive-data'];

/** Relays for the data connections of one host. */
type DataRelays = { readonly all: FaultRelay[]; readonly fault: Fault };

/** A healthy server that tells when its moment has come, right before it answers. */
function serverFor(moment: Moment, arm: (peer: Peer) => void, relays: DataRelays): Act {
  const at = (here: Moment, peer: Peer): void => {
    if (here === moment) arm(peer);
  };
  const answers: Answers = {
    'auth tls': async ({ peer }) => {
      at('AUTH', peer);
      peer.say('234 Go on.');
      at('TLS', peer);
      await peer.startTls(hostileCertificates.good);
    },
    pass: ({ peer }) => {
      at('login', peer);
      peer.say('230 Welcome.');
    },
    epsv: async ({ peer, openData }) => {
      const relay = await startFaultRelay(await openData(), relays.fault, false);
      relays.all.push(relay);
      peer.say(`229 Entering Extended Passive Mode (|||${relay.port}|)`);
    },
    list: async (session) => {
      session.peer.say('150 Here it comes.');
      const data = await session.data();
      await data.startTls(hostileCertificates.good);
      data.send(listing.repeat(10));
      await sleep(20);
      at('data', data);
      data.send(listing.repeat(10));
      // Whoever goes away before the end has not got it all.
      await Promise.race([data.drain(), sleep(300)]);
      session.peer.say(data.over ? '426 The data connection was lost.' : '226 Done.');
      data.end();
    },
  };
  return async (peer, host) => {
    at('greeting', peer);
    await explicitPort(answers)(peer, host);
  };
}

async function probeThrough(fault: Fault, moment: Moment) {
  const relays: DataRelays = { all: [], fault };
  let control: FaultRelay | null = null;
  const arm = (peer: Peer) => {
    for (const relay of [control, ...relays.all])
      relay?.arm(peer.socket.remotePort ?? 0, peer.socket.bytesWritten);
  };
  const host = await startHostileHost({ 21: serverFor(moment, arm, relays) });
  control = await startFaultRelay(host.port(21), fault, moment === 'connect');
  const { port } = control;
  const place: typeof host.dialer.place = (target) => {
    const direct = host.dialer.place(target);
    return target.port === 21 && typeof direct === 'object' ? { ...direct, port } : direct;
  };
  try {
    return await probeHostile({ ...host.dialer, place }, { withLogin: true, checks, withoutTransfer: true });
  } finally {
    await Promise.all([control.stop(), ...relays.all.map((relay) => relay.stop()), host.stop()]);
    expect(host.faults).toEqual([]);
  }
}

const descriptors = (): number => {
  try {
    return readdirSync('/proc/self/fd').length;
  } catch {
    return 0;
  }
};

describe.each(faults)('%s on the way', (fault) => {
  test.concurrent.each(moments)('from the moment: %s', async (moment) => {
    const run = await probeThrough(fault, moment);
    const { kind, failure, cause } = verdicts[fault][moment];
    const seen = run.observations.filter((one) => one.kind === kind && one.target?.port !== 990);
    expect(seen.map((one) => one.failure)).toContain(failure);
    expect(run.diagnosis.findings[0].cause, run.diagnosis.findings[0].headline).toBe(cause);
    expect(run.late).toEqual([]);
    expect(run.broken).toEqual([]);
    expect(run.unclosed).toBe(0);
    expect(JSON.stringify([run.observations, run.finished])).not.toContain(marker);
  });
});

test('no descriptor is left over after a hundred interrupted runs', async () => {
  const quick: readonly Fault[] = ['reset', 'half-close', 'byte-limit', 'down'];
  const round = () =>
    Promise.all(quick.map((fault, index) => probeThrough(fault, moments[index + 1] ?? 'data')));
  await round();
  const before = descriptors();
  for (let turn = 0; turn < 25; turn += 1) await round();
  expect(descriptors()).toBeLessThanOrEqual(before + 2);
});
