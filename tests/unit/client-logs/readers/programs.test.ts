import { describe, expect, it } from 'vitest';
import { diagnosed } from '../diagnose-log';

/** One log per program, in its own manner, and what it must be read as. */
const logs: readonly (readonly [reader: string, situation: string, cause: string, log: string])[] = [
  [
    'filezilla',
    'German, the list never comes',
    'passive-ports-blocked',
    `Status:	Verbinde mit 192.0.2.40:21...
Status:	Verbindung hergestellt, warte auf Willkommensnachricht...
Antwort:	220 Guten Tag
Befehl:	USER berta
Antwort:	331 Kennwort bitte
Befehl:	PASS ******
Antwort:	230 Angemeldet
Befehl:	PASV
Antwort:	227 Entering Passive Mode (192,0,2,40,200,10)
Befehl:	MLSD
Fehler:	Zeitüberschreitung der Verbindung nach 20 Sekunden Inaktivität
Fehler:	Verzeichnisinhalt konnte nicht empfangen werden`,
  ],
  [
    'filezilla',
    'Japanese, nobody answers',
    'control-port-blocked',
    `状態:	192.0.2.40:21 に接続中...
エラー:	20 秒後に非アクティブになってから接続がタイムアウトになりました ETIMEDOUT
エラー:	サーバーに接続できません`,
  ],
  [
    'filezilla',
    'written to a file, two connections mixed',
    'no-problem-found',
    `2026-02-02 09:00:00 4711 1 Status: Connecting to 192.0.2.40:21...
2026-02-02 09:00:00 4711 2 Status: Connecting to 192.0.2.40:21...
2026-02-02 09:00:01 4711 1 Response: 220 Hello
2026-02-02 09:00:01 4711 2 Response: 220 Hello
2026-02-02 09:00:01 4711 1 Command: USER berta
2026-02-02 09:00:01 4711 2 Command: USER berta
2026-02-02 09:00:01 4711 1 Response: 230 In
2026-02-02 09:00:01 4711 2 Response: 230 In
2026-02-02 09:00:02 4711 1 Command: PASV
2026-02-02 09:00:02 4711 1 Response: 227 Entering Passive Mode (192,0,2,40,200,10)
2026-02-02 09:00:02 4711 1 Command: MLSD
2026-02-02 09:00:02 4711 1 Response: 150 Coming
2026-02-02 09:00:02 4711 1 Response: 226 Gone`,
  ],
  [
    'winscp',
    'the data connection times out',
    'passive-ports-blocked',
    `. 2026-02-02 09:00:00.123 Connecting to files.example.net:21 ...
. 2026-02-02 09:00:00.200 Connected with files.example.net:21. Waiting for welcome message...
< 2026-02-02 09:00:00.210 220 Hello
> 2026-02-02 09:00:00.220 USER berta
< 2026-02-02 09:00:00.230 331 Password
> 2026-02-02 09:00:00.240 PASS ****
< 2026-02-02 09:00:00.250 230 In
> 2026-02-02 09:00:00.260 PASV
< 2026-02-02 09:00:00.270 227 Entering Passive Mode (192,0,2,40,200,10)
> 2026-02-02 09:00:00.280 MLSD
. 2026-02-02 09:00:15.300 Timeout detected. (data connection)
* 2026-02-02 09:00:15.301 Could not retrieve directory listing`,
  ],
  [
    'lftp',
    'the login is refused',
    'login-incorrect',
    `---- Connecting to files.example.net (192.0.2.40) port 21
<--- 220 Hello
---> USER berta
<--- 331 Password
---> PASS XXXX
<--- 530 Login incorrect.
ls: Login failed: 530 Login incorrect.`,
  ],
  [
    'curl',
    'implicit encryption on a port that begins in clear',
    'implicit-explicit-mismatch',
    `*   Trying 192.0.2.40:21...
* Connected to files.example.net (192.0.2.40) port 21
* TLSv1.3 (OUT), TLS handshake, Client hello (1):
* TLS connect error: error:0A00010B:SSL routines::wrong version number
curl: (35) TLS connect error: error:0A00010B:SSL routines::wrong version number`,
  ],
  [
    'curl',
    'without -v, the name does not exist',
    'dns-not-resolving',
    'curl: (6) Could not resolve host: flies.example.net',
  ],
  [
    'cyberduck',
    'a window with two sentences',
    'passive-ports-blocked',
    'Listing directory /in failed. Connection timed out.',
  ],
  [
    'unix-ftp',
    'PORT is refused',
    'active-command-refused',
    `Connected to files.example.net.
220 Hello
Name (files.example.net:berta): berta
331 Password
Password:
230 In
Remote system type is UNIX.
Using binary mode to transfer files.
ftp> ls
500 Illegal PORT command.
ftp: bind: Address already in use`,
  ],
  [
    'unix-ftp',
    'an upload into a full disk, then a list',
    'storage-quota-exceeded',
    `Connected to files.example.net.
220 Hello
331 Password
230 In
ftp> put big.bin
local: big.bin remote: big.bin
227 Entering Passive Mode (192,0,2,40,200,10)
150 Go on
552 Quota exceeded
ftp> ls
227 Entering Passive Mode (192,0,2,40,200,11)
150 Here
226 Done
ftp> bye
221 Goodbye`,
  ],
  [
    'windows-ftp',
    'no answer',
    'control-port-blocked',
    `C:\\Users\\berta> ftp files.example.net
> ftp: connect :Connection timed out
ftp>`,
  ],
  [
    'ncftp',
    'the login is refused',
    'login-incorrect',
    `ncftpget: cannot open files.example.net: username and/or password was not accepted for login.`,
  ],
  [
    'wget',
    'nothing listens on the passive port',
    'passive-ports-blocked',
    `--2026-02-02 09:00:00--  ftp://files.example.net/in/
Resolving files.example.net (files.example.net)... 192.0.2.40
Connecting to files.example.net (files.example.net)|192.0.2.40|:21... connected.
Logging in as berta ... Logged in!
==> SYST ... done.    ==> PWD ... done.
==> TYPE I ... done.  ==> CWD (1) /in ... done.
==> PASV ... couldn't connect to 192.0.2.40 port 51234: Connection timed out`,
  ],
  [
    'ws-ftp',
    'no rights',
    'permission-denied',
    `WINSOCK.DLL: WinSock 2.0
Connected to 192.0.2.40 port 21
220 Hello
USER berta
331 Password
PASS (hidden)
230 In
STOR report.csv
553 Permission denied.
! Failed to send`,
  ],
  [
    'cuteftp',
    'the data connection times out',
    'passive-ports-blocked',
    `STATUS:>  	[2/2/2026 9:00:00 AM] Connecting to FTP server 192.0.2.40:21 (ip = 192.0.2.40)...
STATUS:>  	[2/2/2026 9:00:00 AM] Socket connected. Waiting for welcome message...
	[2/2/2026 9:00:00 AM] 220 Hello
COMMAND:>	[2/2/2026 9:00:00 AM] USER berta
	[2/2/2026 9:00:00 AM] 230 In
COMMAND:>	[2/2/2026 9:00:00 AM] PASV
	[2/2/2026 9:00:00 AM] 227 Entering Passive Mode (192,0,2,40,200,10).
COMMAND:>	[2/2/2026 9:00:00 AM] LIST
ERROR:>   	[2/2/2026 9:00:30 AM] Can't connect: timed out`,
  ],
  [
    'smartftp',
    'works',
    'no-problem-found',
    `[09:00:00] Resolving host name "files.example.net"
[09:00:00] Connecting to 192.0.2.40 Port: 21
[09:00:00] Connected to files.example.net.
[09:00:00] 220 Hello
[09:00:00] USER berta
[09:00:00] 230 In
[09:00:00] PASV
[09:00:00] 227 Entering Passive Mode (192,0,2,40,200,10)
[09:00:00] MLSD
[09:00:00] 150 Here
[09:00:01] 226 Done`,
  ],
  [
    'total-commander',
    'a folder that is not there',
    'path-not-found',
    `----------
Connect to: (2/2/2026 9:00:00)
hostname=files.example.net
username=berta
startdir=/in
220 Hello
USER berta
230 In
CWD /in
550 No such directory.`,
  ],
  [
    'flashfxp',
    'two sides, one refuses',
    'active-command-refused',
    `[L] PASV
[L] 227 Entering Passive Mode (192,0,2,41,200,10)
[R] PORT 192,0,2,41,200,10
[R] 500 Illegal PORT command.
Site to Site Transfer Failed!`,
  ],
  [
    'core-ftp',
    'too many connections',
    'too-many-connections',
    `Welcome to Core FTP, release ver 2.2
Resolving files.example.net...
Connect socket #312 to 192.0.2.40, port 21...
421 Too many connections from your address.`,
  ],
  [
    'gftp',
    'the data connection times out',
    'passive-ports-blocked',
    `gFTP 2.0.19, Copyright (C)
Looking up files.example.net
Trying files.example.net:21
Connected to files.example.net:21
220 Hello
USER berta
331 Password
PASS xxxx
230 In
PASV
227 Entering Passive Mode (192,0,2,40,200,10)
Cannot create a data connection: Connection timed out
Disconnecting from site files.example.net`,
  ],
  ['any-client', 'a line and nothing else', 'login-incorrect', '530 Login incorrect.'],
];

describe('the log of every program', () => {
  it.each(logs)('%s: %s', (reader, _situation, cause, log) => {
    const found = diagnosed(log);
    expect(found).toMatchObject({ reader, cause });
  });
});
