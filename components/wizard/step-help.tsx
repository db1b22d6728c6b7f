import type { ReactNode } from 'react';
import type { Profile } from '@/lib/provider/profile';
import type { Answers } from '@/lib/wizard/answers';

interface StepHelpProps {
  /** Id of the wizard step. */
  readonly step: string;
  readonly answers: Answers;
  readonly profile: Profile;
  /** The page on which we call the customer's network. */
  readonly inbound: string;
}

function Steps({ children }: { children: ReactNode }) {
  return <ol className="mt-5 list-decimal space-y-2 pl-6">{children}</ol>;
}

/** Where the web site is: the host itself where the service has its web portal there. */
function WebLoginHelp({ answers, profile }: { answers: Answers; profile: Profile }) {
  const { host } = answers;
  const hasPortal = profile.certificate.sameAsWebPortal && host && !/^[\d.]+$|:/.test(host);
  return (
    <>
      <Steps>
        <li>
          {hasPortal ? (
            <>
              Open{' '}
              <a
                href={`https://${host}/`}
                target="_blank"
                rel="noreferrer noopener"
                className="[overflow-wrap:anywhere]"
              >
                https://{host}/<span className="sr-only"> (opens a new window)</span>
              </a>
              .
            </>
          ) : (
            'Open the web site of the service: the page on which you usually sign in with a browser.'
          )}
        </li>
        <li>Type the same user name and password as in your program. Do not paste them from it.</li>
        <li>Come back here and tell us what happened. Do not tell us the password.</li>
      </Steps>
      {profile.account.webLogin && <p className="mt-4 text-note text-soft">{profile.account.webLogin}</p>}
    </>
  );
}

function OtherNetworkHelp() {
  return (
    <>
      <Steps>
        <li>Keep the program and all of its settings as they are.</li>
        <li>
          Connect the same computer to another network: the hotspot of a phone is enough. Switch a VPN off, if
          there is one.
        </li>
        <li>Make the same connection and do what failed before.</li>
        <li>Go back to your usual network, and tell us here what happened.</li>
      </Steps>
      <p className="mt-4 text-note text-soft">
        If it works there, your usual network is probably in the way. If it fails there too, your network is
        probably not to blame. A large upload costs mobile data; a list of files is enough.
      </p>
    </>
  );
}

/** What a person needs to know to answer this page's question; nothing for most. */
export function StepHelp({ step, answers, profile, inbound }: StepHelpProps) {
  if (step === 'web-login') return <WebLoginHelp answers={answers} profile={profile} />;
  if (step === 'other-network') return <OtherNetworkHelp />;
  if (step === 'client-settings' && answers.mode === 'active')
    return (
      <p className="mt-4">
        Your program uses active mode.{' '}
        <a href={inbound} className="inline-block py-0.5 font-medium">
          Let us call your network
        </a>{' '}
        and see whether anything gets through.
      </p>
    );
  return null;
}
