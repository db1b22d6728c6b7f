import { readFileSync, writeFileSync } from 'node:fs';
import type { AddressList } from '@/lib/allowlist/address-origin';
import { variants } from '@/lib/allowlist/policy';
import { allowlistFormats } from '@/lib/allowlist/registry';
import { renderAllowlist } from '@/lib/allowlist/render-allowlist';
import { readAddressLines } from '@/lib/provider/read-address-lines';
import { addressSourceContext, serviceAddresses } from '@/lib/server/provider/address-source';
import { settings } from '@/lib/server/settings';
import { choice } from '../choice';
import { chooseLoadedProfile } from '../choose-loaded-profile';
import { type Command, exitStatus } from '../command';
import type { Terminal } from '../terminal';
import { UsageError } from '../usage-error';

const formatIds = allowlistFormats.map(({ id }) => id);

export const allowlist: Command = {
  name: 'allowlist',
  operands: 'FORMAT',
  summary: `writes rules for a firewall: ${formatIds.join(', ')}`,
  options: {
    profile: { type: 'string', placeholder: 'P', meaning: 'the service; see "portside profiles"' },
    variant: { type: 'string', placeholder: 'V', meaning: variants.join(', ') },
    encryption: {
      type: 'string',
      placeholder: 'E',
      meaning: 'only the ports for explicit or implicit encryption',
    },
    addresses: {
      type: 'string',
      placeholder: 'FILE',
      meaning: 'addresses to use, one address or CIDR block per line',
    },
    for: { type: 'string', placeholder: 'TEXT', meaning: 'a label to recognise the file by' },
    out: { type: 'string', placeholder: 'FILE', meaning: 'where to write; the terminal when left out' },
  },
  operandCount: { least: 1, most: 1 },
  run: async (given, terminal) => {
    const id = given.text('profile');
    if (id === undefined)
      throw new UsageError('Name the service with --profile. "portside profiles" lists them.');
    const loaded = chooseLoadedProfile(id, '');
    const file = given.text('addresses');
    const context = addressSourceContext(settings().dataFolder, (event, facts) =>
      terminal.complain(`${event}: ${JSON.stringify(facts)}`),
    );
    const rendered = await renderAllowlist({
      profile: loaded.profile,
      addresses: file === undefined ? await serviceAddresses(loaded, context) : readGiven(file),
      format: choice('format', given.positionals[0], formatIds) ?? '',
      variant: choice('variant', given.text('variant'), variants) ?? 'standard',
      encryption: choice('encryption', given.text('encryption'), ['explicit', 'implicit'] as const) ?? null,
      generatedFor: given.text('for') ?? null,
    });
    if (!rendered.ok) throw new UsageError(rendered.reason.sentence);
    deliver(rendered.value.body, given.text('out'), terminal);
    for (const warning of rendered.value.warnings) terminal.complain(`Note: ${warning}`);
    return exitStatus.noProblem;
  },
};

function readGiven(file: string): AddressList {
  const read = readAddressLines(readText(file));
  if (!read.ok) throw new UsageError(`${file}: ${read.reason.join('; ')}`);
  return { origin: { kind: 'given' }, entries: read.value };
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** An existing file is not overwritten: it may be the one that is loaded in a firewall. */
function deliver(body: string, file: string | undefined, terminal: Terminal): void {
  if (file === undefined) {
    terminal.print(body.replace(/\r?\n$/, ''));
    return;
  }
  try {
    writeFileSync(file, body, { flag: 'wx' });
  } catch (error) {
    throw new UsageError(
      `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  terminal.complain(`Written to ${file}.`);
}
