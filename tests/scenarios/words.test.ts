import { describe, expect, test } from 'vitest';
import { diagnose } from '@/lib/diagnosis/diagnose';
import type { Finding } from '@/lib/diagnosis/finding';
import { isCustomersSide } from '@/lib/observations/vantage';
import { observe } from '../support/observe';
import { allSituations } from './all-situations';
import { anyService, filesCom } from './profiles';

/** Words that belong to engineers, or sound like an accusation or a form letter. */
const jargon =
  /\b(ticket|session|scan|external|server-side|client-side|agent|canary|observation|issue|alert|root cause|responsible party|endpoint|whitelist\w*|control channel|data channel|invalid|escalation|probe|token|uuid|please|unfortunately)\b/i;
/** Reply codes and names of failures; ports are named as ports. */
const code = /\b(?<!ports? )[1-6]\d\d\b(?! addresses)(?!-)|_|\bE[A-Z]{6,}\b/;

const cases = allSituations.flatMap((situation) =>
  [situation.profile ?? anyService, filesCom].map((profile) => {
    const seen = situation.seen(observe());
    return { name: `${situation.name} (${profile.id})`, seen, diagnosis: diagnose(seen, profile) };
  }),
);

const everyWord = (finding: Finding): string =>
  [
    finding.headline,
    finding.certaintyReason,
    ...finding.evidence.map((line) => line.sentence),
    ...finding.actions.map((action) => action.text),
  ].join('\n');

describe.each(cases)('$name', ({ seen, diagnosis }) => {
  test('headlines have at most 25 words, no codes, no jargon, and neither ask nor shout', () => {
    for (const { headline } of diagnosis.findings) {
      expect(headline.split(/\s+/).length, headline).toBeLessThanOrEqual(25);
      expect(headline).not.toMatch(jargon);
      expect(headline).not.toMatch(code);
      expect(headline).not.toMatch(/[?!]/);
      expect(headline).toMatch(/^[\p{Lu}\d]|^[a-z0-9.-]+\.(test|com) /u);
      expect(headline).toMatch(/\.$/);
    }
  });

  test('"your firewall" and "your network blocks" need results measured on the customer’s side', () => {
    const measured = seen.some((one) => one.kind !== 'answer' && isCustomersSide(one.vantage));
    for (const finding of diagnosis.findings) {
      const blames =
        /your (firewall (blocks|lets|drops)|network (blocks|replaces|changes))|device in your network/i.test(
          everyWord(finding),
        );
      expect(blames && !measured, everyWord(finding)).toBe(false);
    }
  });

  test('nothing is missing: reason, one to three actions, evidence that exists', () => {
    const ids = new Set(seen.map((one) => one.id));
    for (const finding of diagnosis.findings) {
      expect(finding.certaintyReason).toMatch(/^[\p{Lu}].*\.$/su);
      expect(finding.actions.length).toBeGreaterThanOrEqual(1);
      expect(finding.actions.length).toBeLessThanOrEqual(3);
      expect(finding.evidence.length).toBeGreaterThanOrEqual(1);
      for (const line of finding.evidence)
        for (const id of line.observations) expect(ids.has(id), id).toBe(true);
      expect(everyWord(finding)).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });

  test('without results from the customer’s side, no cause there is certain', () => {
    const measured = seen.some((one) => one.kind !== 'answer' && isCustomersSide(one.vantage));
    const sides = diagnosis.findings.filter(
      (finding) => finding.owner === 'firewall' && finding.confidence === 'certain',
    );
    if (!measured) expect(sides).toEqual([]);
  });
});

test('"no problem" is never said in words', () => {
  for (const { diagnosis } of cases)
    for (const finding of diagnosis.findings) expect(everyWord(finding)).not.toMatch(/no problem/i);
});
