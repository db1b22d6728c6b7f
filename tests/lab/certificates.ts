import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { command } from './command';

/** PEM files of one server certificate. */
export interface CertificateFiles {
  readonly key: string;
  readonly leaf: string;
  readonly intermediate: string;
  /** Leaf and intermediate in one file. */
  readonly chain: string;
  /** Key, leaf and intermediate in one file. */
  readonly all: string;
}

export interface CertificateAuthority {
  /** PEM file of the root, for `NODE_EXTRA_CA_CERTS`. */
  readonly root: string;
  issue(name: string, kind?: CertificateKind): CertificateFiles;
}

/** What is wrong with a server's certificate. */
export type CertificateKind =
  | 'good'
  | 'expired'
  | 'not-yet-valid'
  | 'wrong-name'
  | 'self-signed'
  | 'no-intermediate';

const openssl = (...args: string[]) => command('openssl', args);

/** A root and an intermediate made with `openssl` in `folder`, and leaves signed by the intermediate. */
export function makeAuthority(folder: string): CertificateAuthority {
  mkdirSync(folder, { recursive: true });
  const at = (name: string) => `${folder}/${name}`;
  const newKey = (file: string) =>
    openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', file);
  writeFileSync(at('ca.ext'), 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n');
  newKey(at('root.key'));
  openssl(
    'req',
    '-x509',
    '-new',
    '-key',
    at('root.key'),
    '-subj',
    '/CN=Lab Root',
    '-days',
    '30',
    '-out',
    at('root.pem'),
  );
  newKey(at('intermediate.key'));
  openssl(
    'req',
    '-new',
    '-key',
    at('intermediate.key'),
    '-subj',
    '/CN=Lab Intermediate',
    '-out',
    at('intermediate.csr'),
  );
  openssl(
    'x509',
    '-req',
    '-in',
    at('intermediate.csr'),
    '-CA',
    at('root.pem'),
    '-CAkey',
    at('root.key'),
    '-CAcreateserial',
    '-days',
    '30',
    '-extfile',
    at('ca.ext'),
    '-out',
    at('intermediate.pem'),
  );
  // `openssl x509` refuses a negative number of days; `openssl ca` takes dates.
  writeFileSync(at('index.txt'), '');
  writeFileSync(at('serial'), '1000\n');
  writeFileSync(
    at('ca.conf'),
    `[ca]\ndefault_ca=lab\n[lab]\ndatabase=${at('index.txt')}\nserial=${at('serial')}\nnew_certs_dir=${folder}\ndefault_md=sha256\npolicy=any\nunique_subject=no\ncopy_extensions=copy\n[any]\ncommonName=supplied\n`,
  );
  const read = (file: string) => readFileSync(file, 'utf8');
  const issue = (host: string, kind: CertificateKind = 'good'): CertificateFiles => {
    const files = {
      key: at(`${kind}.key`),
      leaf: at(`${kind}.pem`),
      // ProFTPD insists on a chain file; one certificate twice is no chain.
      intermediate:
        kind === 'no-intermediate' || kind === 'self-signed' ? at(`${kind}.pem`) : at('intermediate.pem'),
      chain: at(`${kind}.chain.pem`),
      all: at(`${kind}.all.pem`),
    };
    if (existsSync(files.all)) return files;
    newKey(files.key);
    const name = kind === 'wrong-name' ? 'other.example.net' : host;
    const subject = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`];
    if (kind === 'self-signed')
      openssl('req', '-x509', '-new', '-key', files.key, ...subject, '-days', '300', '-out', files.leaf);
    else sign(files, kind, subject);
    const chain = files.intermediate === files.leaf ? '' : read(files.intermediate);
    writeFileSync(files.chain, read(files.leaf) + chain);
    writeFileSync(files.all, read(files.key) + read(files.leaf) + chain);
    return files;
  };
  const sign = (files: CertificateFiles, kind: CertificateKind, subject: readonly string[]) => {
    const csr = `${files.leaf}.csr`;
    openssl('req', '-new', '-key', files.key, ...subject, '-out', csr);
    const [from, to] = validity[kind] ?? ['20240101000000Z', '20491231235959Z'];
    openssl(
      ...['ca', '-batch', '-notext', '-config', at('ca.conf'), '-in', csr],
      ...['-cert', at('intermediate.pem'), '-keyfile', at('intermediate.key')],
      ...['-startdate', from, '-enddate', to, '-out', files.leaf],
    );
  };
  return { root: at('root.pem'), issue };
}

const validity: Partial<Record<CertificateKind, readonly [string, string]>> = {
  expired: ['20240101000000Z', '20240401000000Z'],
  'not-yet-valid': ['20480101000000Z', '20491231235959Z'],
};
