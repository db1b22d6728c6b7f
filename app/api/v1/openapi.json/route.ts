import { apiJson } from '@/lib/server/http/api-error';
import { apiRead } from '@/lib/server/http/api-route';
import { publicBase } from '@/lib/server/login/public-base';
import { openApiDocument } from '@/lib/server/openapi/document';

export const dynamic = 'force-dynamic';

/** The description of this API, OpenAPI 3.1. */
export const GET = apiRead(async () => apiJson(openApiDocument(publicBase())));
