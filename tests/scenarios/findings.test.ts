import { describe, expect, test } from 'vitest';
import { diagnose } from '@/lib/diagnosis/diagnose';
import { causes } from '@/lib/diagnosis/registry';
import { observe } from '../support/observe';
import { allSituations } from './all-situations';
import { anyService } from './profiles';

describe.each(allSituations)('$name', (situation) => {
  test('has exactly these findings', () => {
    const { findings } = diagnose(situation.seen(observe()), situation.profile ?? anyService);
    expect(findings.map((finding) => finding.cause)).toEqual(situation.findings);
  });
});

test('situations have different names', () => {
  const names = allSituations.map((situation) => situation.name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test('every registered cause is a finding in some situation', () => {
  const fired = new Set(allSituations.flatMap((situation) => situation.findings));
  expect(causes.map((cause) => cause.id).filter((id) => !fired.has(id))).toEqual([]);
});

test('every registered cause has a near miss', () => {
  const missed = new Set(allSituations.flatMap((situation) => situation.nearMissOf ?? []));
  expect(causes.map((cause) => cause.id).filter((id) => !missed.has(id))).toEqual([]);
});

test('no near miss is a finding of its situation', () => {
  const wrong = allSituations.filter((situation) =>
    situation.nearMissOf?.some((id) => situation.findings.includes(id)),
  );
  expect(wrong.map((situation) => situation.name)).toEqual([]);
});
