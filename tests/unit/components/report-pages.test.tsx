import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { GridTable } from '@/components/report/grid-table';
import { offersFirewallRequest } from '@/components/report/offers-firewall-request';
import { ProofTable } from '@/components/report/proof-table';
import { AddressText } from '@/components/ui/address-text';
import { BreakableText } from '@/components/ui/breakable-text';
import type { Finding } from '@/lib/diagnosis/finding';
import type { GridCell, ResultLine } from '@/lib/reports/report';

const line = (change: Partial<ResultLine>): ResultLine => ({
  state: 'works',
  question: 'Does the port answer?',
  sentence: 'Port 21 answers.',
  vantage: 'from our network',
  fault: false,
  observations: [],
  ...change,
});

describe('the table of results', () => {
  test('says once that nothing was tested from the other side', () => {
    const page = renderToStaticMarkup(
      <ProofTable caption="Proof" lines={[line({}), line({ question: 'What answers there?' })]} />,
    );
    expect(page.match(/Not tested/g)).toHaveLength(1);
    expect(page).not.toContain('From your network');
  });

  test('has both sides as soon as one result is from there, each gap as "not tested"', () => {
    const lines = [line({}), line({ question: 'What answers there?', vantage: 'from your log' })];
    const page = renderToStaticMarkup(<ProofTable caption="Proof" lines={lines} />);
    expect(page).toContain('From your network');
    expect(page.match(/Not tested/g)).toHaveLength(2);
  });

  test('does not take what was told for a test', () => {
    const page = renderToStaticMarkup(
      <ProofTable caption="Proof" lines={[line({ vantage: 'you told us' })]} />,
    );
    expect(page).toContain('Not tested from your network yet');
    expect(page).toContain('you told us');
  });
});

describe('the table of addresses', () => {
  const cell = (change: Partial<GridCell>): GridCell => ({
    state: 'works',
    word: 'works',
    fault: false,
    observations: [],
    ...change,
  });
  const columns = [{ port: 21, encryption: 'explicit', label: 'Port 21' }] as const;
  const page = (cells: readonly GridCell[]) =>
    renderToStaticMarkup(
      <GridTable
        grid={{ columns, rows: cells.map((one, index) => ({ address: `192.0.2.${index}`, cells: [one] })) }}
      />,
    );

  test('counts a refusal that is no fault as fine, and explains its ring', () => {
    const shown = page([cell({}), cell({ state: 'blocked', word: 'refused' })]);
    expect(shown).toContain('on 2 everything works that was promised');
    expect(shown).toContain('refused');
    expect(shown).toContain('never promised');
    expect(shown).not.toContain('text-blocked');
  });

  test('counts a refusal that is a fault, and what was not tested, as not working', () => {
    const shown = page([
      cell({}),
      cell({ state: 'blocked', fault: true }),
      cell({ state: 'not-tested', word: 'not tested' }),
    ]);
    expect(shown).toContain('on 1 everything works that was promised');
    expect(shown).toContain('text-blocked');
    expect(shown).not.toContain('never promised');
  });
});

describe('the request for the firewall team', () => {
  const finding = (change: Partial<Finding>): Finding => ({
    cause: 'wrong-port',
    confidence: 'certain',
    certaintyReason: 'Seen.',
    owner: 'client-user',
    headline: 'Nothing listens there.',
    evidence: [],
    actions: [],
    nextStep: null,
    advice: false,
    ourSide: false,
    ...change,
  });
  const offered = (verdict: Finding, ...findings: Finding[]) =>
    offersFirewallRequest({
      verdict: { state: 'blocked', finding: verdict, ownerLabel: '', owner: verdict.owner },
      findings: [verdict, ...findings],
    });

  test('is offered where the firewall has to do with it or may be next', () => {
    expect(offered(finding({ owner: 'firewall' }))).toBe(true);
    expect(offered(finding({ actions: [{ text: 'Send it.', button: 'firewall-request' }] }))).toBe(true);
    expect(offered(finding({ cause: 'no-problem-found', owner: 'nobody' }))).toBe(true);
    expect(offered(finding({}), finding({ owner: 'firewall' }))).toBe(true);
  });

  test('is left out where it would lead nowhere', () => {
    expect(offered(finding({}))).toBe(false);
    expect(offered(finding({ owner: 'provider' }))).toBe(false);
    expect(offered(finding({}), finding({ owner: 'firewall', advice: true }))).toBe(false);
  });
});

test.each([
  [
    'Write to ftp.sub-site.example.com.',
    'Write to <span class="inline-block max-w-full">ftp.<wbr/>sub-<wbr/>site.<wbr/>example.<wbr/>com.</span>',
  ],
  ['8 of 192.0.2.1, well-known.', '8 of 192.0.2.1, well-known.'],
])('a host name is broken after its parts at most: %s', (text, markup) =>
  expect(renderToStaticMarkup(<BreakableText text={text} />)).toBe(markup),
);

test('an address of version 4 stays whole, one of version 6 breaks at colons', () => {
  expect(renderToStaticMarkup(<AddressText address="192.0.2.1" />)).toContain('whitespace-nowrap');
  expect(renderToStaticMarkup(<AddressText address="2001:db8::1" />)).toBe('2001:<wbr/>db8::<wbr/>1');
});
