/*
 * What cannot be avoided: each of these needs the answer to the one before, whatever runs beside it. One line is one round
 * trip. TLS 1.3 costs one (RFC 8446 section 2); a data connection is opened while its command is under way, so that
 * connecting and LIST cost one together, and its handshake and its bytes one each.
 */

const control = ['TCP', 'greeting', 'FEAT', 'AUTH TLS', 'TLS'];
const login = ['USER', 'PASS', 'PBSZ', 'PROT'];
const listing = ['PASV', 'EPSV', 'data TCP and LIST', 'data TLS', 'bytes and 226'];
const upload = ['TYPE', 'EPSV', 'data TCP and STOR', 'data TLS', 'bytes and 226', 'SIZE'];
const download = ['EPSV', 'data TCP and RETR', 'data TLS', 'bytes and 226', 'DELE'];

/** Round trips for all that can be found out without a login. A second connection for a version before TLS 1.3 is as long. */
export const withoutLogin: number = control.length;
/** Then with one, up to a listing. */
export const upToListing: number = [control, login, listing].flat().length;
/** And up to the deletion of the file that was uploaded. */
export const withLogin: number = [control, login, listing, upload, download].flat().length;
