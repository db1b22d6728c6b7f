import { kitOfSession } from '../../../kit/kit-of-session';

export const dynamic = 'force-dynamic';

/** The script for Linux and macOS, filled in for this session. */
export const GET = kitOfSession('sh');
