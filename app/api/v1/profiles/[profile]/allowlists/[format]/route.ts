import { givenAddresses, readAllowlistQuery } from '@/lib/allowlist/allowlist-query';
import { seenAddresses } from '@/lib/allowlist/seen-addresses';
import { apiError, privateHeaders } from '@/lib/server/http/api-error';
import { apiRead } from '@/lib/server/http/api-route';
import { notOpened, readerOf } from '@/lib/server/http/request-access';
import { profileAllowlist } from '@/lib/server/provider/profile-allowlist';
import { viewReport } from '@/lib/sessions/view-report';

export const dynamic = 'force-dynamic';

/** Rules as a download. With `?session=` the addresses seen there stand in for a list that nobody knows. */
export const GET = apiRead<{ profile: string; format: string }>(async (request, { profile, format }) => {
  const query = readAllowlistQuery(new URL(request.url).searchParams);
  if (!query.ok) return apiError(400, 'bad-request', query.reason);
  const { variant, encryption, session, for: generatedFor } = query.value;
  const access = session === undefined ? null : await readerOf(request, session);
  if (session !== undefined && !access) return notOpened(request, session);
  const report = access && (await viewReport(access)).report;
  const rendered = await profileAllowlist({
    profileId: profile,
    format,
    variant,
    encryption: encryption ?? null,
    generatedFor: generatedFor ?? null,
    given: givenAddresses(query.value),
    otherwise: report && seenAddresses(report.observations, report.host),
  });
  if (!rendered.ok) {
    const { code, sentence } = rendered.reason;
    return apiError(code.startsWith('unknown-') ? 404 : 409, code, sentence);
  }
  const { body, mediaType, fileName } = rendered.value;
  return new Response(body, {
    headers: {
      ...privateHeaders,
      'Content-Type': `${mediaType}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${fileName}"`,
    },
  });
});
