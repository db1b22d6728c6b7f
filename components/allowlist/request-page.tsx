import { PageHeading } from '@/components/ui/page-heading';
import type { AllowlistFormat } from '@/lib/allowlist/format';
import type { Variant } from '@/lib/allowlist/policy';
import type { RenderedAllowlist } from '@/lib/allowlist/render-allowlist';
import type { Result } from '@/lib/result';
import { FormatCard } from './format-card';
import { VariantLinks } from './variant-links';

export interface RequestPageProps {
  readonly service: string;
  /** Address of this page without its query. */
  readonly base: string;
  readonly offered: readonly Variant[];
  readonly variant: Variant;
  readonly files: readonly {
    readonly format: AllowlistFormat;
    readonly file: Result<RenderedAllowlist, { readonly sentence: string }>;
  }[];
}

/** The request for the firewall team: a text to send, and the same rules as files. */
export function RequestPage({ service, base, offered, variant, files }: RequestPageProps) {
  const query = variant === 'standard' ? '' : `?variant=${variant}`;
  const refused = files.find(({ file }) => !file.ok)?.file;
  const missing = new Set(
    files.flatMap(({ format, file }) =>
      file.ok ? file.value.warnings.filter((warning) => !format.cannotExpress.includes(warning)) : [],
    ),
  );
  return (
    <>
      <PageHeading>Request for your firewall team</PageHeading>
      <p className="mt-3 max-w-read text-lead text-soft">
        Nothing incoming is needed. Send the text as it is; the files hold the same rules for {service}.
      </p>
      <VariantLinks base={base} offered={offered} current={variant} />
      {missing.size > 0 && (
        <ul className="mt-6 max-w-read list-disc space-y-1 rounded-plate border-l-4 border-glow bg-surface py-4 pr-4 pl-9">
          {[...missing].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {refused && !refused.ok ? (
        <p className="mt-8 max-w-read rounded-plate border-l-4 border-glow bg-surface p-4">
          {refused.reason.sentence}
        </p>
      ) : (
        files.map(
          ({ format, file }) =>
            file.ok && (
              <FormatCard
                key={format.id}
                id={format.id}
                name={format.name}
                body={file.value.body}
                notes={format.cannotExpress}
                download={`${base}/${format.id}${query}`}
                open={format.id === 'firewall-request'}
              />
            ),
        )
      )}
    </>
  );
}
