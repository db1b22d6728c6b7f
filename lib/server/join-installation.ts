import { startEmbeddedPostgres } from '@/lib/server/database/embedded-postgres';
import { serverSecret } from '@/lib/server/server-secret';
import { adoptSettings, loadEnvironmentFile, settings } from '@/lib/server/settings';

/**
 * Lets a program that the supervisor did not start, such as a command, work on the database and with the
 * secret of the installation in this folder. Call it before anything that reads settings. The built-in
 * database is used when none is set: the running one, else it is started.
 *
 * @returns a function that stops what was started here and leaves a running portal alone
 */
export async function joinInstallation(): Promise<() => Promise<void>> {
  loadEnvironmentFile();
  const { databaseUrl, dataFolder, secret } = settings();
  const builtIn = databaseUrl === undefined ? await startEmbeddedPostgres({ folder: dataFolder }) : undefined;
  adoptSettings({
    databaseUrl: databaseUrl ?? builtIn?.url ?? '',
    secret: secret ?? serverSecret(dataFolder),
  });
  return async () => {
    // Without a child of ours it was running before and belongs to a portal.
    if (builtIn?.child) await builtIn.stop();
  };
}
