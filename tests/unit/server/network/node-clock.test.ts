import { describe, expect, it } from 'vitest';
import { startDeadline } from '@/lib/net/deadline';
import { nodeClock } from '@/lib/server/network/node-clock';

const blockFor = (ms: number) => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('the clock of this machine', () => {
  it('knows how long nothing was looked at, while somebody waits', async () => {
    const deadline = startDeadline(nodeClock, 10_000);
    const before = nodeClock.now();
    blockFor(600);
    await pause(60);
    expect(nodeClock.lateMs?.(before)).toBeGreaterThan(450);
    expect(nodeClock.lateMs?.(before)).toBeLessThan(5000);
    await pause(300);
    expect(nodeClock.lateMs?.(nodeClock.now())).toBe(0);
    deadline.clear();
  });

  it('lets what has arrived be seen before a limit that is late', async () => {
    const order: string[] = [];
    nodeClock.after(10, () => order.push('limit'));
    setImmediate(() => {
      blockFor(400);
      setImmediate(() => order.push('arrived'));
    });
    await pause(100);
    await pause(100);
    expect(order).toEqual(['arrived', 'limit']);
  });

  it('calls nobody back who has cancelled', async () => {
    let called = false;
    const cancel = nodeClock.after(10, () => {
      called = true;
    });
    cancel();
    cancel();
    await pause(50);
    expect(called).toBe(false);
  });
});
