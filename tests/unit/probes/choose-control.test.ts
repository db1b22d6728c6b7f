import { expect, test } from 'vitest';
import { allowTarget, makeTargetPolicy } from '@/lib/net/target-policy';
import { type ControlEnd, chooseControl } from '@/lib/probes/control-end';
import { emptyLane } from '@/lib/probes/run-lane';

function end(port: number, usable: ControlEnd['usable']): Promise<ControlEnd> {
  const request = {
    host: 'ftp.example.net',
    address: '93.184.215.14',
    port,
    purpose: 'control',
    knownPorts: [port],
  } as const;
  const target = allowTarget(makeTargetPolicy(), request);
  if (!target.ok) throw new Error(target.reason);
  return Promise.resolve({ target: target.value, steps: [], lane: emptyLane(), usable });
}

test.each([
  ['the first encrypted one', [end(21, 'clear'), end(990, 'encrypted'), end(2121, 'encrypted')], true, 990],
  ['one in clear only with consent', [end(21, null), end(2121, 'clear')], true, 2121],
  ['none in clear without consent', [end(21, 'clear')], false, null],
  ['none where none works', [end(21, null), Promise.resolve(null)], true, null],
] as const)('%s', async (_what, ends, consent, port) => {
  expect((await chooseControl(ends, consent))?.target.port ?? null).toBe(port);
});
