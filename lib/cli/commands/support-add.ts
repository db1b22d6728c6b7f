import { type Command, exitStatus } from '../command';
import { UsageError } from '../usage-error';

export const supportAdd: Command = {
  name: 'support add',
  operands: 'EMAIL',
  summary: 'makes a login for a support agent and shows its password once',
  options: { name: { type: 'string', placeholder: 'NAME', meaning: 'how the agent is called on pages' } },
  operandCount: { least: 1, most: 1 },
  run: async (given, terminal) => {
    // Only this command needs a database.
    const { addSupportLogin } = await import('@/lib/support/add-support-login');
    const email = given.positionals[0] ?? '';
    const added = await addSupportLogin(email, given.text('name') ?? '');
    if (added.ok) {
      terminal.print(`${added.value.email}\n${added.value.password}`);
      return exitStatus.noProblem;
    }
    throw new UsageError(
      added.reason === 'exists'
        ? `${email} already has a login.`
        : `"${email}" is no mail address. Give one such as anna@example.com.`,
    );
  },
};
