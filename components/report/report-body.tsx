import type { ReactNode } from 'react';
import type { Report } from '@/lib/reports/report';
import type { ActionLinks } from './action-links';
import { ActionList } from './action-list';
import { CertificateCard } from './certificate-card';
import { FindingCard } from './finding-card';
import { GridTable } from './grid-table';
import { isAboutCertificate } from './is-about-certificate';
import { NotTestedList } from './not-tested-list';
import { ProofTable } from './proof-table';
import { repeatsAction } from './repeats-action';
import { TechnicalDetails } from './technical-details';
import { VerdictBand } from './verdict-band';

interface ReportBodyProps {
  readonly report: Report;
  readonly code: string;
  readonly network: string | null;
  readonly links: ActionLinks;
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
export function ReportBody({ report, code, network, links, children }: ReportBodyProps) {
  const { finding } = report.verdict;
  const others = report.findings.filter((one) => one.cause !== finding.cause);
  const step = report.nextStep;
  const conversation = report.transcripts.length > 0 ? '#conversations' : undefined;
  return (
    <article>
      <VerdictBand report={report} code={code} network={network} />
      <Part title="What to do now">
        <ActionList
          owner={finding.owner}
          actions={finding.actions}
          links={{ ...links, ...(conversation && { conversation }) }}
        />
        {step && !repeatsAction(step, finding.actions) && (
          <p className="mt-5 max-w-read rounded-plate border border-line bg-surface p-4">
            <strong className="font-semibold">To be sure:</strong> {step.sentence}
            {links.steps?.[step.id] && (
              <a href={links.steps[step.id]} className="no-print ml-2 inline-block py-0.5 font-medium">
                Do this now
              </a>
            )}
          </p>
        )}
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
