/** How the messages come out of the programs that people use most. */
const ways: readonly (readonly [client: string, steps: string, note: string | null])[] = [
  [
    'FileZilla',
    'The messages stand at the top of the window. Right-click into them and choose "Copy to clipboard". If there are none, choose View, then "Message log".',
    'FileZilla writes stars instead of your password.',
  ],
  [
    'WinSCP',
    'In Preferences open Logging and tick "Enable session logging" at level Normal. Connect again, then open the file it names. Of an error window, Ctrl+C copies the text.',
    'WinSCP writes stars instead of your password.',
  ],
  [
    'Cyberduck',
    'Choose View, then "Toggle Log Drawer", before you connect. Afterwards mark everything in the drawer and copy it.',
    null,
  ],
  [
    'Windows command line (ftp.exe)',
    'Start it as "ftp -d" followed by the server. Mark the window from the first line to the last and press Enter to copy.',
    null,
  ],
  ['lftp', 'Start it with "lftp -d", or type "debug 5" before you connect.', 'lftp prints your password.'],
  [
    'curl',
    'Add "-v" to the command, and "--stderr log.txt" to have it in a file.',
    'curl prints your password.',
  ],
  ['rclone', 'Add "-vv --log-file log.txt" to the command.', null],
  [
    'Total Commander',
    'The messages stand in the line below the connection buttons: open that line as a list, mark it all and copy.',
    'The place may differ in your version.',
  ],
  [
    'WS_FTP, CuteFTP, SmartFTP, FlashFXP, Core FTP',
    'Each has a pane with the messages of the connection, usually below or above the folders. Right-click into it, mark everything and copy.',
    'The place may differ in your version.',
  ],
  [
    'Python (ftplib)',
    'Call set_debuglevel(1) on the connection before you log in, and copy what it prints.',
    'It writes stars instead of your password.',
  ],
  ['Node (basic-ftp)', 'Set client.ftp.verbose = true before you connect.', 'It hides your password.'],
  [
    'Java (Commons Net)',
    'Add a PrintCommandListener with its second argument set to true before you connect.',
    'With true it hides the login.',
  ],
  ['.NET (FluentFTP)', 'Set client.Config.LogToConsole = true.', 'It hides your password.'],
  [
    'Scanner, camera or another device',
    'Look for "log", "protocol" or "job report" on its web page. Often the report of one failed job is all there is; that helps too.',
    null,
  ],
];

/** Folded help: one part for each program. */
export function LogInstructions() {
  return (
    <section aria-labelledby="how" className="mt-10">
      <h2 id="how" className="text-head font-semibold tracking-tight">
        How to get the log out of your program
      </h2>
      <p className="mt-2 max-w-read text-soft">
        Try the connection once more, let it fail, then copy everything from the first line on.
      </p>
      <div className="mt-3">
        {ways.map(([client, steps, note]) => (
          <details key={client} className="border-b border-line">
            <summary className="min-h-11 py-2.5 font-medium">{client}</summary>
            <p className="max-w-read pb-3">
              {steps} {note && <span className="text-soft">{note}</span>}
            </p>
          </details>
        ))}
      </div>
    </section>
  );
}
