/** Names under which programs keep what must not be seen; joined with other words, as in `ProxyPassword`. */
const telling =
  /pass(?!iv)|pwd|secret|token|credential|api[-_]?key|private[-_]?key|key[-_]?pem|encrypt(?:ion)?[-_]?key|master[-_]?key|account[-_]?key|access[-_]?key|sas[-_]?url|authorization|oauth|bearer|cookie/i;
const whole = /^(?:pw|account|acct|pin|key)$/i;
/** Switches that are about a secret and hold none: `askPassword`, `ask_password`, `UseMasterPassword`. */
const switches = /^(?:[aA]sk|[uU]se|[sS]tore|[sS]ave|[rR]emember|[pP]rompt|[nN]o)(?:[-_]\w|[A-Z])/;
const harmless = /bypass|(?:policy|mode|type|hint|length|file|path|prompt)$/i;

/** True when a setting of this name holds a password, key or token. */
export function isSecretName(name: string): boolean {
  const last = name.slice(-80);
  if (whole.test(last)) return true;
  return telling.test(last) && !harmless.test(last) && !switches.test(last);
}
