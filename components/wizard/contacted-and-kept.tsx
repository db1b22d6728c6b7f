/** What a check contacts and keeps, in one sentence, and exactly on demand. */
export function ContactedAndKept() {
  return (
    <>
      <p className="mt-5 max-w-read text-note text-soft">
        We contact only the server you name, and keep your answers and the results for 30 days; a password is
        never kept.
      </p>
      <details className="mt-1 max-w-read text-note">
        <summary className="py-2.5 font-medium text-tide">What exactly is contacted and kept?</summary>
        <ul className="list-disc space-y-1 pl-5">
          <li>Name servers are asked for the addresses of the server you name.</li>
          <li>Its FTP ports are tried, and its web page is asked for the certificate, nothing else.</li>
          <li>
            Kept for 30 days: your answers, the results, and the conversation with the server, without
            passwords.
          </li>
          <li>
            If you give a user name and password for a test, they are used once and written down nowhere.
          </li>
          <li>
            Only you, whoever you give the link of the report to, and the support team can read the results.
          </li>
        </ul>
      </details>
    </>
  );
}
