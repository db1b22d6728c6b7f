import { buttonStyle } from '@/components/ui/button-style';
import { CopyButton } from '@/components/ui/copy-button';
import { PrintButton } from '@/components/ui/print-button';

interface SendOnProps {
  /** Address for reading only; null after it was ended. */
  readonly link: string | null;
  readonly json: string;
  /** The request for the firewall team, where one makes sense. */
  readonly request: string | null;
  /** The report as text for a ticket or a mail. */
  readonly text: string;
  readonly endLink: () => Promise<void>;
}

/** The ways to hand the report on, each with what the other will see. */
export function SendOn({ link, json, request, text, endLink }: SendOnProps) {
  return (
    <section className="no-print mt-12" aria-labelledby="send-on">
      <h2 id="send-on" className="text-head font-semibold tracking-tight">
        Send this on
      </h2>
      {link ? (
        <div className="mt-4 rounded-plate border border-line bg-surface p-4 sm:p-5">
          <p>
            Whoever has this link can read the report{request && ' and the request for the firewall team'},
            and can change nothing. Host, addresses and results are in it; a password never is.
          </p>
          <p className="mt-3 rounded-small bg-sunken px-3 py-2 font-mono text-note [overflow-wrap:anywhere] select-all">
            {link}
          </p>
          <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-3">
            <CopyButton text={link} what="link" wide />
            <form action={endLink}>
              <button type="submit" className={buttonStyle.quiet}>
                End this link for good
              </button>
            </form>
          </div>
        </div>
      ) : (
        <p className="mt-4">
          The link of this report has been ended. Only this browser and support can open it.
        </p>
      )}
      <div className="mt-4 flex flex-wrap gap-3">
        <CopyButton text={text} what="as text" />
        <PrintButton />
        {request && (
          <a href={request} className={buttonStyle.secondary}>
            Request for the firewall team
          </a>
        )}
        <a href={json} className={buttonStyle.secondary}>
          Report as JSON
        </a>
      </div>
    </section>
  );
}
