import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const program = path.join(import.meta.dirname, '../../../lib/cli/portside.mjs');

interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the program as a person does, in the try-out; `interruptAt` presses Ctrl-C when that text has been shown. */
function portside(words: readonly string[], { input = '', interruptAt = '' } = {}): Promise<Ran> {
  const { PATH, HOME } = process.env;
  const env: NodeJS.ProcessEnv = { NODE_ENV: 'test', PATH, HOME };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...words], { env, timeout: 50_000 });
    let out = '';
    let err = '';
    let interrupted = false;
    child.stdout.on('data', (bytes) => {
      out += bytes;
    });
    child.stderr.on('data', (bytes) => {
      err += bytes;
      if (interruptAt === '' || interrupted || !err.includes(interruptAt)) return;
      interrupted = true;
      child.kill('SIGINT');
    });
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, out, err }));
    child.stdin.end(input);
  });
}

describe('portside diagnose, with nothing else running', () => {
  it('a healthy server: status 0, and the report as JSON alone on standard output', async () => {
    const { status, out } = await portside(['diagnose', 'healthy-explicit.practice.test', '--json']);
    const report = JSON.parse(out);
    expect(status).toBe(0);
    expect(report.verdict.finding.cause).toBe('no-problem-found');
    expect(report.profile.id).toBe('practice');
    expect(report.grid.rows).toHaveLength(1);
  });

  it('a broken server: status 1, the cause in words', async () => {
    const { status, out, err } = await portside(['diagnose', 'expired-certificate.practice.test']);
    expect(status).toBe(1);
    expect(out).toContain('Cause: certificate-expired');
    expect(out).toContain('Who needs to act:');
    expect(err).toContain('Does an FTP server greet? 192.0.2.');
  });

  it('a password that is piped in is used, and shown nowhere', async () => {
    const words = ['diagnose', 'healthy-explicit.practice.test', '--user', 'practice', '--json'];
    const { status, out, err } = await portside(words, { input: 'wrong-and-secret\n' });
    expect(status).toBe(1);
    expect(JSON.parse(out).verdict.finding.cause).toBe('login-incorrect');
    expect(out + err).not.toContain('wrong-and-secret');
  });

  it('Ctrl-C ends the run and shows what was found until then: status 2', async () => {
    const { status, out, err } = await portside(['diagnose', 'silent.practice.test'], {
      interruptAt: 'Does the port accept connections? 192.0.2.',
    });
    expect(status).toBe(2);
    expect(err).toContain('Cancelled');
    expect(out).toContain('silent.practice.test');
    expect(out).toContain('Not tested');
  });

  it('a host that may not be tested: status 2, one sentence', async () => {
    const { status, out, err } = await portside(['diagnose', 'localhost']);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
