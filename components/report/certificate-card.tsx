import { DateText } from '@/components/ui/date-text';
import type { CertificateView } from '@/lib/reports/report';

const sameWords = (same: boolean | null): string => {
  if (same === null) return 'Not tested';
  return same ? 'Yes' : 'No';
};

/** The certificate the service showed, in words. */
export function CertificateCard({ certificate }: { certificate: CertificateView }) {
  const names = certificate.altNames.filter((name) => name !== certificate.name);
  const lines: readonly (readonly [string, React.ReactNode])[] = [
    ['Name', certificate.name],
    ...(names.length > 0 ? ([['Also for', names.join(', ')]] as const) : []),
    ['Issued by', certificate.issuer],
    [
      'Valid',
      <>
        <DateText iso={certificate.validFrom} /> to <DateText iso={certificate.validTo} />
      </>,
    ],
    ['Same as on the web portal', sameWords(certificate.sameAsWebPortal)],
    ['Encryption', `${certificate.version}, ${certificate.cipher}`],
    ['Fingerprint (SHA-256)', <code key="fingerprint">{certificate.fingerprint}</code>],
    ['Seen at', certificate.seenAt.join(', ')],
  ];
  return (
    <dl className="keep mt-4 grid gap-x-6 gap-y-1 rounded-plate border border-line bg-surface p-4 sm:grid-cols-[13rem_1fr] sm:p-5">
      {lines.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="text-note text-soft">{label}</dt>
          <dd className="mb-2 [overflow-wrap:anywhere] sm:mb-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
