import { closeDatabase } from '@/lib/server/database/client';
import { addSupportLogin } from '@/lib/support/add-support-login';
import { anyUser } from '@/lib/support/store';

/** Run once by the supervisor: makes the first login of a new installation and hands it over to be shown. */

if (!(await anyUser())) {
  const made = await addSupportLogin('support@portside.example', 'Support', 'admin');
  if (made.ok) process.send?.(made.value);
}
await closeDatabase();
process.exit(0);
