import { joinInstallation } from '@/lib/server/join-installation';
import { migrateDatabase } from '@/lib/server/process/migrate-database';
import { settings } from '@/lib/server/settings';
import { type Command, exitStatus } from '../command';
import { UsageError } from '../usage-error';

export const supportAdd: Command = {
  name: 'support add',
  operands: 'EMAIL',
  summary: 'makes a login for a support agent and shows its password once',
  options: { name: { type: 'string', placeholder: 'NAME', meaning: 'how the agent is called on pages' } },
  operandCount: { least: 1, most: 1 },
  run: async (given, terminal) => {
    const email = given.positionals[0] ?? '';
    const leave = await joinInstallation();
    try {
      await migrateDatabase(settings().databaseUrl ?? '');
      // Loaded only now: the database's client reads the settings when it is loaded.
      const { addSupportLogin } = await import('@/lib/support/add-support-login');
      const added = await addSupportLogin(email, given.text('name') ?? '');
      if (!added.ok) throw new UsageError(refusalSentence(added.reason, email));
      terminal.print(`${added.value.email}\n${added.value.password}`);
      return exitStatus.noProblem;
    } finally {
      const { closeDatabase } = await import('@/lib/server/database/client');
      await closeDatabase();
      await leave();
    }
  },
};

const refusalSentence = (reason: 'not-an-email' | 'exists', email: string): string =>
  reason === 'exists'
    ? `${email} already has a login.`
    : `"${email}" is no mail address. Give one such as anna@example.com.`;
