import { describe, expect, it } from 'vitest';
import { terminalReport } from '@/lib/cli/terminal-report';
import type { Finding } from '@/lib/diagnosis/finding';
import type { Report } from '@/lib/reports/report';

const finding: Finding = {
  cause: 'control-port-blocked',
  confidence: 'likely',
  certaintyReason: 'Likely: we saw it from one side only.',
  owner: 'firewall',
  headline: 'Port 21 of ftp.example.net does not answer from our network.',
  evidence: [],
  actions: [{ text: 'Use port 3021 now.', button: 'use-port' }],
  nextStep: null,
  advice: false,
  ourSide: false,
};

const report: Report = {
  v: 1,
  host: 'ftp.example.net',
  port: 21,
  profile: { id: 'generic', name: 'Another FTP service' },
  finishedAt: '2026-05-04T10:00:00Z',
  verdict: { state: 'blocked', finding, ownerLabel: 'Your firewall team', owner: 'firewall' },
  findings: [
    finding,
    { ...finding, cause: 'idle-timeout', headline: 'Quiet connections are closed.', advice: true },
  ],
  nextStep: null,
  proof: [
    {
      state: 'blocked',
      question: 'Does it answer?',
      sentence: 'No answer on port 21.',
      vantage: 'from our network',
      fault: true,
      observations: [],
    },
  ],
  results: [],
  grid: {
    columns: [
      { port: 21, encryption: 'explicit', label: '21 explicit' },
      { port: 990, encryption: 'implicit', label: '990 implicit' },
    ],
    rows: [
      {
        address: '192.0.2.1',
        cells: [
          { state: 'blocked', word: 'no answer', fault: true, observations: [] },
          { state: 'not-tested', word: 'not tested', fault: false, observations: [] },
        ],
      },
    ],
  },
  notTested: ['192.0.2.1:21', '192.0.2.2:21', '192.0.2.3:21', '192.0.2.4:21'].map((where) => ({
    check: 'login',
    question: 'Is the login accepted?',
    where,
    reason: 'needs-login' as const,
    sentence: 'Not tested: no login was given.',
  })),
  certificates: [],
  transcripts: [],
  observations: [],
};

describe('a report in the terminal', () => {
  const text = terminalReport(report, 60);

  it('begins with the verdict, who must act and what to do', () => {
    const order = [
      'does not answer',
      'Who needs to act: Your firewall team',
      '1. Use port 3021 now.',
      'How we know',
      'Quiet connections',
      '192.0.2.1',
      'Not tested',
    ];
    const places = order.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect([...places].sort((a, b) => a - b)).toEqual(places);
  });

  it('shows the grid as a table with a word in every cell', () => {
    expect(text).toMatch(/ {13}21 explicit {2}990 implicit\n {2}192\.0\.2\.1 {2}no answer {4}not tested/);
  });

  it('says the same reason for many targets once', () => {
    expect(text.match(/no login was given/g)).toHaveLength(1);
    expect(text).toContain('(4 targets)');
  });

  it('wraps to the width', () => {
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
  });

  it('words of a stranger cannot steer the terminal', () => {
    const hostile = { ...finding, headline: 'x\u001b]0;owned\u0007\u202ey\nz' };
    const shown = terminalReport({ ...report, verdict: { ...report.verdict, finding: hostile } }, 80);
    expect(shown.replaceAll('\n', '')).not.toMatch(/\p{Cc}|\p{Cf}/u);
    expect(shown).toContain('\\u{1b}');
  });
});
