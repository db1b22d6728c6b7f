import { describe, expect, it } from 'vitest';
import { prisma } from '@/lib/server/database/client';
import { openAsSupport, openWithKey, openWithReportToken } from '@/lib/sessions/access';
import { createSession } from '@/lib/sessions/create-session';
import { deleteSession } from '@/lib/sessions/delete-session';
import { retention } from '@/lib/sessions/retention';
import { revokeReport } from '@/lib/sessions/revoke-report';
import { makeSessionKey, reportTokenOf } from '@/lib/sessions/session-key';
import type { Agent } from '@/lib/support/agent';

const agent = { id: 'agent-1', name: 'Ana', email: 'ana@example.net', role: 'support' } as Agent;
let address = 0;

/** Each session comes from an address of its own, so that no limit is met. */
async function session() {
  const created = await createSession({ target: 'ftp.example.com' }, `198.51.100.${++address}`);
  if (!created.ok) throw new Error(created.reason.code);
  return created.value;
}

/** Who gets in, with everything that each kind of visitor can show. */
async function whoGetsIn({ id, key }: { id: string; key: string }) {
  return {
    owner: (await openWithKey(id, key))?.as ?? null,
    wrongKey: (await openWithKey(id, makeSessionKey()))?.as ?? null,
    reportTokenAsKey: (await openWithKey(id, reportTokenOf(key)))?.as ?? null,
    keyAsReportToken: (await openWithReportToken(key))?.as ?? null,
    reader: (await openWithReportToken(reportTokenOf(key)))?.as ?? null,
    stranger: (await openWithReportToken(makeSessionKey()))?.as ?? null,
    support: (await openAsSupport(agent, id))?.as ?? null,
  };
}

const nobody = {
  owner: null,
  wrongKey: null,
  reportTokenAsKey: null,
  keyAsReportToken: null,
  reader: null,
  stranger: null,
  support: null,
};
const everybody = { ...nobody, owner: 'owner', reader: 'reader', support: 'support' };

describe('who may open a session', () => {
  it('its owner, whoever has the link of the report, and support', async () => {
    expect(await whoGetsIn(await session())).toEqual(everybody);
  });

  it('nobody with the key of another session', async () => {
    const [one, other] = [await session(), await session()];
    expect(await openWithKey(one.id, other.key)).toBeNull();
  });

  it('no reader any more once the link of the report is revoked', async () => {
    const made = await session();
    const access = await openWithKey(made.id, made.key);
    if (!access) throw new Error('The session does not open.');
    await revokeReport(access);
    expect(await whoGetsIn(made)).toEqual({ ...everybody, reader: null });
  });

  it('nobody once it has expired', async () => {
    const made = await session();
    await prisma.checkSession.update({
      where: { id: made.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect(await whoGetsIn(made)).toEqual(nobody);
  });

  it('nobody once it is deleted', async () => {
    const made = await session();
    const access = await openWithKey(made.id, made.key);
    if (!access) throw new Error('The session does not open.');
    await deleteSession(access);
    expect(await whoGetsIn(made)).toEqual(nobody);
  });

  it('nobody with something that is no id and no key', async () => {
    const made = await session();
    for (const odd of ['', "' OR '1'='1", '../..', '\0', 'x'.repeat(10_000)]) {
      expect(await openWithKey(odd, made.key)).toBeNull();
      expect(await openWithKey(made.id, odd)).toBeNull();
      expect(await openWithReportToken(odd)).toBeNull();
      expect(await openAsSupport(agent, odd)).toBeNull();
    }
  });
});

describe('what is stored of the key', () => {
  it('is neither the key nor the token of the report, in no column', async () => {
    const made = await session();
    const row = JSON.stringify(await prisma.checkSession.findUniqueOrThrow({ where: { id: made.id } }));
    expect(row).not.toContain(made.key);
    expect(row).not.toContain(reportTokenOf(made.key));
  });
});

describe('a support agent who reads a session', () => {
  it('is recorded', async () => {
    const made = await session();
    await openAsSupport(agent, made.id);
    const reads = await prisma.sessionRead.findMany({ where: { sessionId: made.id } });
    expect(reads.map((read) => read.userId)).toEqual(['agent-1']);
  });
});

describe('what is left of a session', () => {
  const opened = {
    host: 'ftp.example.com',
    address: '192.0.2.77',
    port: 21,
    outcome: 'connected',
    at: new Date(),
  };

  async function withRun() {
    const made = await session();
    const run = await prisma.run.create({
      data: {
        sessionId: made.id,
        number: 1,
        request: {},
        network: 'main',
        host: opened.host,
        source: '203.0.113.5',
        state: 'done',
      },
    });
    await prisma.outboundConnection.create({ data: { ...opened, runId: run.id, source: '203.0.113.5' } });
    return { ...made, runId: run.id };
  }

  it('when it is deleted: audit rows without name and address', async () => {
    const made = await withRun();
    const access = await openWithKey(made.id, made.key);
    if (!access) throw new Error('The session does not open.');
    await deleteSession(access);
    expect(await prisma.run.count({ where: { id: made.runId } })).toBe(0);
    const audit = await prisma.outboundConnection.findMany({ where: { runId: made.runId } });
    expect(audit).toMatchObject([{ host: '', address: '', source: null, port: 21, outcome: 'connected' }]);
  });

  it('when it is too old: the same', async () => {
    const made = await withRun();
    await prisma.checkSession.update({
      where: { id: made.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    });
    expect(await retention()).toBeGreaterThan(0);
    expect(await prisma.checkSession.count({ where: { id: made.id } })).toBe(0);
    const audit = await prisma.outboundConnection.findMany({ where: { runId: made.runId } });
    expect(audit).toMatchObject([{ host: '', address: '' }]);
  });

  it('can be neither changed nor removed from the audit', async () => {
    const { runId } = await withRun();
    const where = { runId };
    await expect(prisma.outboundConnection.updateMany({ where, data: { port: 22 } })).rejects.toThrow();
    await expect(
      prisma.outboundConnection.updateMany({
        where,
        data: { outcome: 'refused', host: '', address: '', source: null },
      }),
    ).rejects.toThrow();
    await expect(prisma.outboundConnection.deleteMany({ where })).rejects.toThrow();
    await expect(prisma.$executeRaw`TRUNCATE "OutboundConnection"`).rejects.toThrow();
    expect(await prisma.outboundConnection.count({ where })).toBe(1);
  });

  it('goes from the audit after a year', async () => {
    const at = new Date(Date.now() - 366 * 24 * 60 * 60 * 1000);
    await prisma.outboundConnection.create({ data: { ...opened, at, runId: 'long-ago' } });
    await retention();
    expect(await prisma.outboundConnection.count({ where: { runId: 'long-ago' } })).toBe(0);
  });
});
