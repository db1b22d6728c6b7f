import type { LogReader } from '../log-reader';
import { answers, means, recognisedBy, says } from '../phrase';

/** Commons Net and other Java programs: a PrintCommandListener writes the bare conversation; exceptions say the rest. */
export const commonsNet: LogReader = {
  id: 'commons-net',
  client: 'Apache Commons Net (Java)',
  recognises: recognisedBy([
    /org\.apache\.commons\.net|MalformedServerReplyException|FTPConnectionClosedException/,
    /^(?:Caused by: )?java(?:x)?\.(?:net|io|security)\.[\w.]{1,80}Exception/,
  ]),
  phrases: [
    means.nothing(/^\s+at [\w.$]+\(/),
    {
      pattern: /Could not parse response code\.? *(?:Server Reply: ?)(.*)$/,
      said: ([, text = '']) => ({ kind: 'foreign', text }),
    },
    {
      pattern: /Could not parse (?:passive|extended) .{0,60}Server Reply: ?(\d{3}) ?(.*)$/,
      said: ([, code, text = '']) => [
        { kind: 'command', verb: code === '229' ? 'EPSV' : 'PASV', argument: '' },
        { kind: 'reply', code: Number(code), text: text.includes('(') ? text : `${text} ()` },
      ],
    },
    answers(/FTP response (421) received/, 'NOOP'),
    answers(/Host attempting data connection .{1,100} is not same as server/, 'LIST', 425),
    says(/UnknownHostException/, 'cannot-resolve'),
    says(/Timed out waiting for initial connect reply/, 'timed-out'),
    says(/SocketTimeoutException|ConnectTimeoutException/i, 'timed-out'),
    says(/PKIX path|CertPathBuilderException|SunCertPath/, 'issuer-unknown'),
    says(/closed without indication/i, 'connection-lost'),
  ],
};
