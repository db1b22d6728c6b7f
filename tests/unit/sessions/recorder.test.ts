import { describe, expect, it } from 'vitest';
import type { AttemptRecord } from '@/lib/sessions/attempts/attempt';
import { startRecorder } from '@/lib/sessions/attempts/recorder';

const keys = (records: readonly AttemptRecord[]) =>
  records.map((record) => (record.type === 'started' ? record.key : record.type));

describe('notes of a run', () => {
  it('are written in order, one batch at a time', async () => {
    const written: string[] = [];
    let atOnce = 0;
    const recorder = startRecorder({
      write: async (records) => {
        expect(++atOnce).toBe(1);
        await new Promise((resolve) => setTimeout(resolve, 5));
        written.push(...keys(records));
        atOnce--;
        return true;
      },
      onBroken: () => undefined,
      onLost: () => undefined,
    });
    const wanted = Array.from({ length: 50 }, (_, index) => `step ${index}`);
    for (const [index, key] of wanted.entries()) {
      recorder.sink.started(key);
      if (index % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(await recorder.drained()).toBe(true);
    expect(written).toEqual(wanted);
  });

  it('wait while the database is away, and are all there afterwards', async () => {
    const written: string[] = [];
    let failures = 2;
    const recorder = startRecorder({
      write: async (records) => {
        if (failures-- > 0) throw new Error('away');
        written.push(...keys(records));
        return true;
      },
      onBroken: () => undefined,
      onLost: () => undefined,
    });
    recorder.sink.started('one');
    recorder.sink.started('two');
    expect(await recorder.drained()).toBe(true);
    expect(written).toEqual(['one', 'two']);
  });

  it('stop when another attempt has the run', async () => {
    let writes = 0;
    const lost: string[] = [];
    const recorder = startRecorder({
      write: async () => {
        writes++;
        return false;
      },
      onBroken: () => undefined,
      onLost: (reason) => lost.push(reason),
    });
    recorder.sink.started('one');
    expect(await recorder.drained()).toBe(false);
    recorder.sink.started('two');
    expect(await recorder.drained()).toBe(false);
    expect({ writes, lost }).toEqual({ writes: 1, lost: ['superseded'] });
  });

  it('are given up when the database stays away', async () => {
    const lost: string[] = [];
    const recorder = startRecorder({
      write: async () => {
        throw new Error('away');
      },
      patienceMs: 1,
      onBroken: () => undefined,
      onLost: (reason) => lost.push(reason),
    });
    recorder.sink.started('one');
    expect(await recorder.drained()).toBe(false);
    expect(lost).toEqual(['database-away']);
  });
});
