import { expect, test } from 'vitest';
import { diagnose } from '@/lib/diagnosis/diagnose';
import type { Observation } from '@/lib/observations/observation';
import type { Profile } from '@/lib/provider/profile';
import { buildReport } from '@/lib/reports/build-report';
import { reportText } from '@/lib/reports/report-text';
import { allSituations } from '../../scenarios/all-situations';
import { anyService, filesCom } from '../../scenarios/profiles';
import { allPorts, encrypted, loggedIn, named, withoutLogin } from '../../scenarios/usual-parts';
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

test('a refused port that nobody promised is no fault, and nothing is listed as not tested because of it', () => {
  const o = observe();
  const built = report([
    ...withoutLogin(o),
    o.cannotConnect('refused', { port: 990 }),
    o.notTested('greeting', 'needs-earlier', { port: 990 }),
    o.notTested('implicit-tls', 'needs-earlier', { port: 990 }),
  ]);
  const cell = built.grid.rows[0]?.cells[built.grid.columns.findIndex(({ port }) => port === 990)];
  expect(cell).toMatchObject({ word: 'refused', fault: false });
  expect(built.results.filter((line) => line.fault)).toEqual([]);
  expect(built.notTested.map(({ check }) => check)).toEqual(['login', 'transfer']);
});

test('a refused port that the service promises is a fault', () => {
  const o = observe();
  const built = report([...withoutLogin(o), o.cannotConnect('refused', { port: 3021 })], filesCom);
  const cell = built.grid.rows[0]?.cells[built.grid.columns.findIndex(({ port }) => port === 3021)];
  expect(cell).toMatchObject({ word: 'refused', fault: true });
});

test('only a verdict about our own trouble is marked as ours', () => {
  expect(report([observe().cannotConnect('our_network')]).verdict.finding.ourSide).toBe(true);
  expect(report([observe().cannotConnect('refused')]).verdict.finding.ourSide).toBe(false);
});

test('a private address for data is shown as blocked, the way around it as working', () => {
  const o = observe();
  const { proof, verdict } = report([
    ...loggedIn(o),
    o.passive({ command: 'PASV', announced: '10.0.0.5', names: 'private' }),
    o.passive(),
    o.data({ port: 40001, bytes: 120 }),
    o.transfers('list'),
  ]);
  expect(verdict.finding.cause).toBe('passive-address-private');
  expect(proof.map(({ state }) => state)).toEqual(['blocked', 'works', 'works']);
});

test('a port outside the published range is never shown as working', () => {
  const o = observe();
  const { proof } = report(
    [...loggedIn(o), o.passive({ port: 51000 }), o.data({ port: 51000, bytes: 120 }), o.transfers('list')],
    filesCom,
  );
  expect(proof[0]?.state).toBe('partly');
});

test('what was told is no test that was passed, and does not hide what was measured', () => {
  const o = observe();
  const { proof } = report([
    ...withoutLogin(o),
    o.answers('port', '2121'),
    o.cannotConnect('refused', { port: 2121 }),
  ]);
  expect(proof.map(({ state }) => state)).toEqual(['blocked', 'works']);
  const told = report([...withoutLogin(observe()), observe().answers('encryption', 'plain')]).proof;
  expect(told.find(({ vantage }) => vantage === 'you told us')?.state).toBe('not-tested');
});

test('beside what is wrong, one line says how far everything works', () => {
  const o = observe();
  const { proof } = report([...encrypted(o), o.refusesLogin(530, 'Login incorrect.')]);
  expect(proof.at(-1)).toMatchObject({
    state: 'works',
    sentence: 'Connecting to port 21 of 192.0.2.1 works, and so does encryption.',
  });
  expect(proof[0]?.sentence).toBe('The service answered: “Login incorrect”.');
});

test('where no FTP server answers, nobody is told to test with a login', () => {
  const o = observe();
  const built = report([
    ...named(o),
    o.cannotConnect('refused'),
    o.notTested('login', 'needs-login'),
    o.notTested('transfer', 'needs-login'),
  ]);
  expect(built.notTested.map(({ reason }) => reason)).toEqual(['needs-earlier', 'needs-earlier']);
});

test('parts of a test are not listed beside it', () => {
  const o = observe();
  const checks = ['passive-data', 'passive-epsv', 'passive-pasv'] as const;
  const built = report([...withoutLogin(o), ...checks.map((check) => o.notTested(check, 'needs-login'))]);
  expect(built.notTested.map(({ check }) => check)).toEqual(['login', 'transfer', 'passive-data']);
});

test('a password that was kept back is said to be, where there is no encryption', () => {
  const o = observe();
  const built = report([
    ...named(o),
    o.connects(),
    o.greets(),
    o.cannotEncrypt('explicit', 'tls_not_offered'),
    o.notTested('login', 'needs-earlier'),
  ]);
  expect(built.notTested[0]?.sentence).toBe(
    'The connection is not encrypted, so we did not send your password.',
  );
});
