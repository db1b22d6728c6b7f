import { describe, expect, it } from 'vitest';
import { startDeadline } from '@/lib/net/deadline';
import { createTurns, createTurnstile } from '@/lib/server/network/turn';
import { sleep, virtualClock } from '../../../support/scripted-network-clock';

describe('places for heavy work', () => {
  it('are taken in order, and waiting for one costs no time', async () => {
    const clock = virtualClock();
    const turns = createTurns(1, 10_000);
    const leave = await turns(startDeadline(clock, 100_000));
    const second = startDeadline(clock, 100);
    const order: string[] = [];
    const waiting = turns(second).then((place) => {
      order.push('second');
      return place;
    });
    const last = turns(startDeadline(clock, 100)).then(() => order.push('third'));
    await sleep(clock, 5000);
    expect(second.signal.aborted).toBe(false);
    leave?.();
    leave?.();
    const place = await waiting;
    expect(second.remaining()).toBe(100);
    expect(order).toEqual(['second']);
    place?.();
    await last;
    expect(order).toEqual(['second', 'third']);
  });

  it('are taken back from who waits for the other side', async () => {
    const clock = virtualClock();
    const turns = createTurns(1, 250);
    await turns(startDeadline(clock, 100_000));
    expect(await turns(startDeadline(clock, 100))).not.toBeNull();
    expect(clock.now()).toBe(250);
  });

  it('are not given to who was cancelled while waiting', async () => {
    const clock = virtualClock();
    const turns = createTurns(1, 10_000);
    const leave = await turns(startDeadline(clock, 100_000));
    const controller = new AbortController();
    const waiting = turns(startDeadline(clock, 100, controller.signal));
    controller.abort();
    expect(await waiting).toBeNull();
    leave?.();
    expect(await turns(startDeadline(clock, 100))).not.toBeNull();
  });
});

describe('a turnstile', () => {
  it('lets a crowd through in order, so many per turn of the event loop', async () => {
    const clock = virtualClock();
    const pass = createTurnstile(2);
    const through: number[] = [];
    const perTurn: number[] = [];
    const crowd = Array.from({ length: 5 }, (_, index) =>
      pass(startDeadline(clock, 100_000)).then(() => through.push(index)),
    );
    const afterMicrotasks = async () => {
      for (let tick = 0; tick < 10; tick += 1) await Promise.resolve();
      perTurn.push(through.length);
    };
    await afterMicrotasks();
    for (let turn = 0; turn < 2; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      await afterMicrotasks();
    }
    await Promise.all(crowd);
    expect(through).toEqual([0, 1, 2, 3, 4]);
    expect(perTurn).toEqual([2, 4, 5]);
  });
});
