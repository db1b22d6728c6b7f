import { kitOfSession } from '../../../kit/kit-of-session';

export const dynamic = 'force-dynamic';

/** The script for Windows PowerShell, filled in for this session. */
export const GET = kitOfSession('ps1');
