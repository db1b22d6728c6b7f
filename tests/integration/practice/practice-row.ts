import type { PracticeTable } from '@/lib/practice/table';
import { ControlClient } from './control-client';

export type PracticeRow = PracticeTable['servers'][number];

export function practiceRow(table: PracticeTable, id: string): PracticeRow {
  const row = table.servers.find((server) => server.id === id);
  if (!row) throw new Error(`no practice server ${id}`);
  return row;
}

/** The loopback port of the server's first door. */
export function firstPort(row: PracticeRow): number {
  const port = Object.values(row.ports)[0];
  if (port === undefined) throw new Error(`${row.id} has no open port`);
  return port;
}

/** Greets and switches to TLS; the server is logged in to by `logIn`. */
export async function openEncrypted(table: PracticeTable, id: string): Promise<ControlClient> {
  const row = practiceRow(table, id);
  const client = await ControlClient.open(firstPort(row));
  await client.reply();
  await client.command('AUTH TLS');
  await client.startTls({ ca: table.caPem, servername: row.host });
  return client;
}

/** Logs in with the example's user and password and returns the answer to PASS. */
export async function logIn(client: ControlClient, row: PracticeRow): Promise<string> {
  await client.command(`USER ${row.login?.user}`);
  return client.command(`PASS ${row.login?.password}`);
}

export async function openLoggedIn(table: PracticeTable, id: string): Promise<ControlClient> {
  const client = await openEncrypted(table, id);
  const reply = await logIn(client, practiceRow(table, id));
  if (!reply.startsWith('230')) throw new Error(`${id} answered ${reply}`);
  return client;
}

export const passivePort = (epsvReply: string): number => Number(/\|\|\|(\d+)\|/.exec(epsvReply)?.[1]);
