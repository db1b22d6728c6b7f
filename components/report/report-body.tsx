import type { ReactNode } from 'react';
import type { Report } from '@/lib/reports/report';
import { type ActionLinks, canTake } from './action-links';
import { ActionList } from './action-list';
import { CertificateCard } from './certificate-card';
import { compareSides } from './compare-sides';
import { FindingCard } from './finding-card';
import { GridTable } from './grid-table';
import { InboundLink } from './inbound-link';
import { isAboutActiveMode } from './is-about-active-mode';
import { isAboutCertificate } from './is-about-certificate';
import { NextStepBlock } from './next-step-block';
import { NotTestedList } from './not-tested-list';
import { ProofTable } from './proof-table';
import { repeatsAction } from './repeats-action';
import { SidesTable } from './sides-table';
import { TechnicalDetails } from './technical-details';
import { VerdictBand } from './verdict-band';

interface ReportBodyProps {
  readonly report: Report;
  readonly code: string;
  readonly network: string | null;
  readonly links: ActionLinks;
  /** Shown first: what the reader's last answer changed. */
  readonly note?: ReactNode;
  /** Shown last: how to send it on. */
  readonly children?: ReactNode;
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mt-12">
      <h2 className="text-head font-semibold tracking-tight">{title}</h2>
      {children}
    </section>
  );
}

/** The report in its reading order, the same for the customer, for whom it is shared with, and for support. */
export function ReportBody({ report, code, network, links, note, children }: ReportBodyProps) {
  const { finding } = report.verdict;
  const others = report.findings.filter((one) => one.cause !== finding.cause);
  const step = report.nextStep;
  // Readers who may not act read it once: among the actions where it stands there.
  const next = step && (canTake(step, links) || !repeatsAction(step, finding.actions)) ? step : null;
  const sides = compareSides(report.results);
  const conversation = report.transcripts.length > 0 ? '#conversations' : undefined;
  return (
    <article>
      {note}
      <VerdictBand report={report} code={code} network={network} />
      {next && <NextStepBlock step={next} links={links} />}
      <Part title="What to do now">
        <ActionList
          owner={finding.owner}
          actions={finding.actions}
          above={next !== null && canTake(next, links) ? next : null}
          links={{ ...links, ...(conversation && { conversation }) }}
        />
        {report.findings.some(isAboutActiveMode) && <InboundLink href={links.inbound} />}
      </Part>
      {report.proof.length > 0 && (
        <Part title="How we know">
          <ProofTable lines={report.proof} caption="What the verdict rests on" />
          <p className="no-print mt-3">
            <a href="#results" className="inline-block py-1">
              All {report.results.length} results
            </a>
          </p>
        </Part>
      )}
      {sides.length > 0 && (
        <Part title="Both sides compared">
          <SidesTable rows={sides} />
        </Part>
      )}
      {others.length > 0 && (
        <Part title="Other things we found">
          <ul className="mt-4 grid gap-3 lg:grid-cols-2">
            {others.map((one) => (
              <FindingCard key={one.cause} finding={one} conversation={conversation} />
            ))}
          </ul>
        </Part>
      )}
      {report.notTested.length > 0 && (
        <Part title="Not tested">
          <NotTestedList lines={report.notTested} withLogin={links.testWithLogin} />
        </Part>
      )}
      {report.grid.rows.length > 0 && (
        <Part title="Addresses and ports">
          <GridTable grid={report.grid} />
        </Part>
      )}
      {report.certificates.length > 0 && (
        <Part title="Certificate">
          {report.certificates.map((one) => (
            <CertificateCard
              key={one.fingerprint}
              certificate={one}
              open={isAboutCertificate(finding.cause)}
            />
          ))}
        </Part>
      )}
      <Part title="Technical details">
        <TechnicalDetails report={report} />
      </Part>
      {children}
      <p className="hidden text-note print:fixed print:bottom-0 print:block">Check {code}</p>
    </article>
  );
}
