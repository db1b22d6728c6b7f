import type { ReactNode } from 'react';
import { BreakableText } from '@/components/ui/breakable-text';
import { DateText } from '@/components/ui/date-text';
import type { CertificateView } from '@/lib/reports/report';
import { commonName } from './common-name';

type Line = readonly [string, ReactNode];

const sameWords = (same: boolean | null): string => {
  if (same === null) return 'Not tested';
  return same ? 'Yes' : 'No';
};

function Lines({ lines }: { lines: readonly Line[] }) {
  return (
    <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[13rem_1fr]">
      {lines.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-note text-soft">{label}</dt>
          <dd className="mb-2 [overflow-wrap:anywhere] sm:mb-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const details = (certificate: CertificateView): readonly Line[] => {
  const names = certificate.altNames.filter((name) => name !== commonName(certificate.name));
  return [
    ['Full name', certificate.name],
    ...(names.length > 0 ? ([['Also for', names.join(', ')]] as const) : []),
    ['Full name of the issuer', certificate.issuer],
    ['Same as on the web portal', sameWords(certificate.sameAsWebPortal)],
    ['Encryption', `${certificate.version}, ${certificate.cipher}`],
    ['Fingerprint (SHA-256)', <code key="fingerprint">{certificate.fingerprint}</code>],
    ['Seen at', certificate.seenAt.join('; ')],
  ];
};

interface CertificateCardProps {
  readonly certificate: CertificateView;
  /** Shows all of it at once: the certificate is what the report is about. */
  readonly open: boolean;
}

/** The certificate the service showed: whose, from whom, how long; the rest folds up. */
export function CertificateCard({ certificate, open }: CertificateCardProps) {
  return (
    <div className="keep mt-4 rounded-plate border border-line bg-surface p-4 sm:p-5">
      <Lines
        lines={[
          ['Name', <BreakableText key="name" text={commonName(certificate.name)} />],
          ['Issued by', commonName(certificate.issuer)],
          [
            'Valid',
            <>
              <DateText iso={certificate.validFrom} /> to <DateText iso={certificate.validTo} />
            </>,
          ],
        ]}
      />
      <details open={open} className="mt-3">
        <summary className="min-h-11 py-2 font-medium text-tide">All certificate details</summary>
        <Lines lines={details(certificate)} />
      </details>
    </div>
  );
}
