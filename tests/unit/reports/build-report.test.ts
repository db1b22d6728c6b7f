import { expect, test } from 'vitest';
import { diagnose } from '@/lib/diagnosis/diagnose';
import type { Observation } from '@/lib/observations/observation';
import type { Profile } from '@/lib/provider/profile';
import { buildReport } from '@/lib/reports/build-report';
import { reportText } from '@/lib/reports/report-text';
import { allSituations } from '../../scenarios/all-situations';
import { anyService, filesCom } from '../../scenarios/profiles';
import { allPorts, named, withoutLogin } from '../../scenarios/usual-parts';
import { observe } from '../../support/observe';

const report = (observations: readonly Observation[], profile: Profile = anyService) =>
  buildReport({
    observations,
    diagnosis: diagnose(observations, profile),
    profile,
    host: 'ftp.example.test',
    port: null,
    transcripts: [],
    finishedAt: '2026-03-02T10:05:00.000Z',
  });

test('every situation gives a report that survives JSON and says something in text', () => {
  for (const situation of allSituations) {
    const built = report(situation.seen(observe()), situation.profile ?? anyService);
    expect(JSON.parse(JSON.stringify(built))).toEqual(built);
    const text = reportText(built, { code: 'PS-7FK3-29' });
    expect(text).toContain(built.verdict.finding.headline);
    expect(text).not.toMatch(/undefined|\[object/);
  }
});

test('the grid has a row for each address and a column for each promised port; what was not tried is not tested', () => {
  const o = observe();
  const { grid } = report(
    [...named(o), ...allPorts(o).filter((seen) => seen.target?.port !== 3990)],
    filesCom,
  );
  expect(grid.columns.map(({ port, encryption }) => `${port} ${encryption}`)).toEqual([
    '21 explicit',
    '3021 explicit',
    '990 implicit',
    '3990 implicit',
  ]);
  expect(grid.rows.map((row) => row.cells.map((cell) => cell.word))).toEqual([
    ['works', 'works', 'works', 'not tested'],
  ]);
});

test('a port that answers proves nothing about encryption', () => {
  const o = observe();
  const { grid } = report([...named(o), o.connects(), o.greets()]);
  expect(grid.rows[0]?.cells[0]?.state).toBe('not-tested');
});

test('what was not tested is listed with its reason and never among the results', () => {
  const built = report(withoutLogin(observe()));
  expect(built.notTested.map((line) => [line.check, line.reason])).toEqual([
    ['login', 'needs-login'],
    ['transfer', 'needs-login'],
  ]);
  expect(built.results.every((line) => line.state !== 'not-tested')).toBe(true);
});

test('at most five lines of proof', () => {
  for (const situation of allSituations)
    expect(report(situation.seen(observe())).proof.length).toBeLessThanOrEqual(5);
});

test('our side is a state of its own', () => {
  expect(report([observe().cannotConnect('our_network')]).verdict.state).toBe('our-side');
});

test('the program is named to its owner', () => {
  const o = observe();
  const built = report([
    ...withoutLogin(o),
    o.answers('encryption', 'plain'),
    o.answers('client', 'filezilla'),
  ]);
  expect(built.verdict.ownerLabel).toBe('You, in FileZilla');
});
