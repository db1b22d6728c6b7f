import { describe, expect, test } from 'vitest';
import { commands } from '@/lib/ftp/command';
import { openControlChannel } from '@/lib/ftp/open-control-channel';
import { startDeadline } from '@/lib/net/deadline';
import { allowTarget, makeTargetPolicy } from '@/lib/net/target-policy';
import { type ScriptedInternet, scriptedNetwork } from '../../support/scripted-network';
import {
  close,
  dialogue,
  failTls,
  reset,
  type Script,
  send,
  silent,
  tls,
  wait,
} from '../../support/scripted-network-steps';

const address = '93.184.215.14';

async function open(script: Script, internet: ScriptedInternet = {}) {
  const net = scriptedNetwork({ hosts: { [address]: { 21: script } }, ...internet });
  const target = allowTarget(makeTargetPolicy(), {
    host: 'ftp.example.net',
    address,
    port: 21,
    purpose: 'control',
    knownPorts: [21],
  });
  if (!target.ok) throw new Error(target.reason);
  const deadline = startDeadline(net.clock, 20_000);
  const connected = await net.connect(target.value, deadline);
  if (!connected.ok) throw new Error(connected.failure);
  return { net, deadline, control: openControlChannel(connected.connection, net.clock) };
}

const withoutName = { serverName: null, resume: null };

describe('replies', () => {
  test.each(['whole', 'bytes', { seed: 3 }] as const)(
    'mean the same however they arrive: %j',
    async (cuts) => {
      const { control, deadline } = await open(
        [send('220-Hello\r\n220 there\r\n'), dialogue({ FEAT: '211-x\r\n EPSV\r\n211 end' })],
        { cuts },
      );
      expect(await control.readReply(deadline)).toMatchObject({
        ok: true,
        reply: { code: 220, text: 'Hello\nthere' },
      });
      expect(await control.send(commands.feat(), deadline)).toMatchObject({ ok: true, reply: { code: 211 } });
      expect(control.transcript.map(({ from, text }) => `${from} ${text}`)).toEqual([
        'server 220-Hello',
        'server 220 there',
        'us FEAT',
        'server 211-x',
        'server 211- EPSV',
        'server 211 end',
      ]);
    },
  );

  test.each([
    ['a close without a word', [close], 'closed', undefined],
    ['a reset', [reset], 'reset', undefined],
    ['silence', [silent], 'timed_out', undefined],
    ['a close in the middle', [send('220-Wel'), close], 'closed', '220-Wel'],
    ['silence in the middle', [send('220-Welcome\r\n'), silent], 'timed_out', '220-Welcome\r\n'],
    ['something else', [send('SSH-2.0-x\r\n')], 'reply_malformed', 'SSH-2.0-x\r\n'],
  ] as const)('%s fails with what was heard', async (_what, script, failure, heard) => {
    const { control, deadline } = await open(script);
    const outcome = await control.readReply(deadline);
    expect(outcome).toMatchObject({ ok: false, failure });
    expect(
      outcome.ok || outcome.heard === undefined ? undefined : new TextDecoder().decode(outcome.heard),
    ).toBe(heard);
  });

  test('drops of a reply do not extend the deadline', async () => {
    const drip: Script = Array.from({ length: 100 }, () => [send('x'), wait(1000)]).flat();
    const { control, deadline, net } = await open([send('220 '), ...drip]);
    expect(await control.readReply(deadline)).toMatchObject({ ok: false, failure: 'timed_out' });
    expect(net.clock.now()).toBe(20_000);
  });

  test('the words of a server that hangs up while we talk are heard', async () => {
    const { control, deadline } = await open([send('220 Hi\r\n421 Idle for too long.\r\n'), close]);
    await control.readReply(deadline);
    expect(await control.send(commands.feat(), deadline)).toMatchObject({
      ok: true,
      reply: { code: 421, text: 'Idle for too long.' },
    });
  });
});

describe('secrets', () => {
  const secret = 'correct-horse';

  test('an echoed password is nowhere', async () => {
    const { control, deadline } = await open([
      send('220 Hi\r\n'),
      dialogue({
        PASS: [
          send(
            `530-No: ${secret}\r\n530 ${Buffer.from(secret).toString('base64')} ${secret.toUpperCase()}\r\n`,
          ),
        ],
        FEAT: [send(`what is ${secret}?\r\n`)],
      }),
    ]);
    control.hide(secret);
    await control.readReply(deadline);
    const refused = await control.send(commands.pass(secret), deadline);
    expect(refused).toMatchObject({ ok: true, reply: { text: 'No: ****\n**** ****' } });
    expect(refused.ok && refused.reply.raw.length).toBe(0);
    const garbled = await control.send(commands.feat(), deadline);
    expect(garbled.ok || new TextDecoder().decode(garbled.heard)).toBe('what is ****?\r\n');
    expect(JSON.stringify(control.transcript).toLowerCase()).not.toContain(secret);
  });
});

describe('encryption', () => {
  test('clear text after 234 is dropped and named', async () => {
    const { control, deadline } = await open([
      dialogue({ AUTH: [send('234 Go\r\n230 You are in\r\n'), tls()] }),
    ]);
    await control.send(commands.authTls(), deadline);
    const outcome = await control.startTls('explicit', withoutName, deadline);
    expect(outcome.ok).toBe(true);
    expect(new TextDecoder().decode(outcome.clearText)).toBe('230 You are in\r\n');
    expect(control.protection).toBe('explicit');
  });

  test('a failed handshake leaves the conversation in clear and ends it', async () => {
    const { control, deadline } = await open([failTls('tls_not_spoken', { clearText: '220 Hi' })]);
    const outcome = await control.startTls('implicit', withoutName, deadline);
    expect(outcome).toMatchObject({ ok: false, failure: 'tls_not_spoken' });
    expect(control.protection).toBe('clear');
  });
});

test('closing says goodbye once and destroys the connection', async () => {
  const { control, net, deadline } = await open([send('220 Hi\r\n'), dialogue({ QUIT: [silent] })]);
  await control.readReply(deadline);
  control.close();
  control.close();
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(net.open()).toBe(0);
  expect(control.transcript.filter(({ text }) => text === 'QUIT')).toHaveLength(1);
});

test('the transcript is limited and shows control characters', async () => {
  const { control, deadline } = await open([
    send(`220-\x1b[2J\r\n${'220-y\r\n'.repeat(400)}220 end\r\n`),
    dialogue({ FEAT: [send(`${'211-y\r\n'.repeat(500)}211 z\r\n${'211-y\r\n'.repeat(500)}211 z\r\n`)] }),
  ]);
  await control.readReply(deadline);
  for (let turn = 0; turn < 2; turn += 1) await control.send(commands.feat(), deadline);
  expect(control.transcript[0]?.text).toBe('220-\\u{1b}[2J');
  expect(control.transcript).toHaveLength(1000);
});

describe('waiting in silence', () => {
  test('costs the conversation nothing when nothing comes', async () => {
    const { control, deadline } = await open([send('220 Hello\r\n'), dialogue({ NOOP: '200 Here.' })]);
    await control.readReply(deadline);
    expect(await control.awaitUnasked(deadline.within(5_000))).toBeNull();
    expect(await control.send(commands.noop(), deadline)).toMatchObject({ ok: true, reply: { code: 200 } });
    expect(control.transcript.map(({ text }) => text)).toEqual(['220 Hello', 'NOOP', '200 Here.']);
  });

  test('hears a farewell, and then the end', async () => {
    const { control, deadline } = await open([wait(2_000), send('421 Too quiet.\r\n'), close]);
    expect(await control.awaitUnasked(deadline)).toMatchObject({ ok: true, reply: { code: 421 } });
    expect(await control.awaitUnasked(deadline)).toMatchObject({ ok: false, failure: 'closed' });
  });

  test.each([
    ['a reset', [wait(10), reset], 'reset'],
    ['half a reply', [send('421 Too'), silent], 'timed_out'],
  ] as const)('tells %s as the failure it is', async (_what, script, failure) => {
    const { control, deadline } = await open(script);
    expect(await control.awaitUnasked(deadline.within(5_000))).toMatchObject({ ok: false, failure });
  });

  test('goes on hiding a password that it has let go of', async () => {
    const { control, deadline } = await open([wait(10), send('421 Bye correct-horse.\r\n')]);
    control.hide('correct-horse');
    control.sealSecrets();
    await control.awaitUnasked(deadline);
    expect(JSON.stringify(control.transcript)).not.toContain('correct-horse');
  });
});
