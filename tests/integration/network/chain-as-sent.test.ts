import { afterEach, describe, expect, it } from 'vitest';
import { certificates, connectTo, host, noTicket, type Running, serveTls, within } from './loopback';

const running: Running[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
});

const { chainPem, keyPem } = certificates.serve('trusted', [host]);
const [leaf = '', between = ''] = chainPem.split(/(?<=-----END CERTIFICATE-----\n)/);

const look = async (cert: string, onlyVersion?: 'TLSv1.3') => {
  const server = await serveTls({ cert, key: keyPem }, () => undefined);
  running.push(server);
  const connection = await connectTo(server.port);
  const options = { ...noTicket, ...(onlyVersion ? { onlyVersion } : {}) };
  const outcome = await connection.startTls(options, within(2000));
  connection.destroy();
  if (!outcome.ok) throw new Error(outcome.failure);
  return outcome.tls;
};

describe('the chain of one leaf on several servers', () => {
  it.each([
    ['whole', leaf + between, 2, null],
    ['without the certificate in the middle', leaf, 1, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['with the root', leaf + between + certificates.caPem, 3, null],
    ['whole once more', leaf + between, 2, null],
  ] as const)('%s', async (_what, cert, chainLength, trustError) => {
    const seen = await look(cert);
    expect(seen).toMatchObject({ chainLength, trustError, nameMatches: true });
    expect(seen.chain).toHaveLength(chainLength);
    expect(seen.chain[0]?.altNames).toEqual([host]);
  });

  it('is not read where one version is offered alone', async () => {
    expect(await look(chainPem, 'TLSv1.3')).toMatchObject({ chainLength: 0, chain: [], nameMatches: false });
  });
});
