/**
 * Bounds of one practice server. They keep a hostile or forgotten client from costing more than a few
 * megabytes, and are far above what a diagnosis or a person with a client needs.
 */
export const limits = {
  connections: 40,
  /** Octets of one command line; RFC 959 names no bound, common servers use 512 to 4096. */
  lineBytes: 1024,
  commands: 1000,
  failedLogins: 5,
  /** Time for one whole command line to arrive. */
  idleMs: 60_000,
  sessionMs: 600_000,
  handshakeMs: 10_000,
  /** Time for the client to open an announced passive port. */
  dataConnectMs: 15_000,
  /** Longer than an upload that is drawn out on purpose. */
  dataTransferMs: 120_000,
  files: 64,
  fileBytes: 1024 * 1024,
  storeBytes: 4 * 1024 * 1024,
  pathCharacters: 255,
} as const;
