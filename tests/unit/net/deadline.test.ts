import { describe, expect, it } from 'vitest';
import { heldMs, holdDeadline, startDeadline } from '@/lib/net/deadline';
import { scopeDeadline } from '@/lib/probes/scoped-deadline';
import { sleep, virtualClock } from '../../support/scripted-network-clock';

describe('a deadline that is held', () => {
  it('stands still, also through a wrapper, and carries those around it along', async () => {
    const clock = virtualClock();
    const outer = startDeadline(clock, 1000);
    const inner = scopeDeadline(outer.within(500));
    await sleep(clock, 100);
    const release = holdDeadline(inner);
    await sleep(clock, 2000);
    expect([inner.remaining(), outer.remaining()]).toEqual([400, 900]);
    expect([inner.signal.aborted, outer.signal.aborted]).toEqual([false, false]);
    release();
    release();
    expect([heldMs(inner), heldMs(outer)]).toEqual([2000, 2000]);
    await sleep(clock, 399);
    expect(inner.signal.aborted).toBe(false);
    await sleep(clock, 1);
    expect(inner.signal.aborted).toBe(true);
    expect(outer.signal.aborted).toBe(false);
    await sleep(clock, 500);
    expect(outer.signal.aborted).toBe(true);
  });

  it('runs on when the last of several lets go', async () => {
    const clock = virtualClock();
    const deadline = startDeadline(clock, 100);
    const releases = [holdDeadline(deadline), holdDeadline(deadline)];
    await sleep(clock, 50);
    releases[0]?.();
    await sleep(clock, 500);
    expect(deadline.remaining()).toBe(100);
    releases[1]?.();
    await sleep(clock, 100);
    expect(deadline.signal.aborted).toBe(true);
    expect(heldMs(deadline)).toBe(550);
  });

  it('can be cancelled, and has no timer afterwards when it was cleared', async () => {
    const clock = virtualClock();
    const controller = new AbortController();
    const cancelled = startDeadline(clock, 100, controller.signal);
    const cleared = startDeadline(clock, 100);
    const releases = [holdDeadline(cancelled), holdDeadline(cleared)];
    controller.abort();
    cleared.clear();
    expect([cancelled.signal.aborted, cancelled.cancelled()]).toEqual([true, true]);
    for (const release of releases) release();
    await sleep(clock, 1000);
    expect(cleared.signal.aborted).toBe(false);
  });
});
