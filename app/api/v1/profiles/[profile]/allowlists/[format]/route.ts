import { z } from 'zod';
import { seenAddresses } from '@/lib/allowlist/seen-addresses';
import { variants } from '@/lib/allowlist/policy';
import { apiError, privateHeaders } from '@/lib/server/http/api-error';
import { apiRead } from '@/lib/server/http/api-route';
import { notOpened, readerOf } from '@/lib/server/http/request-access';
import { profileAllowlist } from '@/lib/server/provider/profile-allowlist';
import { viewReport } from '@/lib/sessions/view-report';

export const dynamic = 'force-dynamic';

const querySchema = z.object({ variant: z.enum(variants).default('standard'), session: z.uuid().optional() });

/** Rules as a download. With `?session=` the addresses seen there stand in for a list that nobody knows. */
export const GET = apiRead<{ profile: string; format: string }>(async (request, { profile, format }) => {
  const query = querySchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!query.success) return apiError(400, 'bad-request', `variant is one of ${variants.join(', ')}.`);
  const { variant, session } = query.data;
  const access = session === undefined ? null : await readerOf(request, session);
  if (session !== undefined && !access) return notOpened(request, session);
  const report = access && (await viewReport(access)).report;
  const otherwise = report && seenAddresses(report.observations, report.host);
  const rendered = await profileAllowlist({ profileId: profile, format, variant, otherwise });
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
