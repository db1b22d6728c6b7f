import type { ObservationOf } from '@/lib/observations/observation';
import { describeObservation } from '@/lib/reports/describe-observation';

type Call = ObservationOf<'inbound-connect'>;

function meaningOf({ failure }: Call): string {
  if (failure === null) return 'Connections from outside get in on this port: active mode can work on it.';
  if (failure === 'refused')
    return 'The call arrived, and nothing took it: no program waited on this port, or a firewall turned it away.';
  if (failure === 'timed_out')
    return 'The call was swallowed on the way: usually by a firewall, or by a router that does not pass this port on.';
  return 'The call did not get through to your computer.';
}

/** The outcome of a call to the customer's network, said once after it. */
export function InboundNote({ call, again }: { call: Call; again: string }) {
  return (
    <div
      role="status"
      className="no-print mb-5 max-w-read rounded-plate border-l-4 border-glow bg-surface px-4 py-3 [overflow-wrap:anywhere]"
    >
      <p className="font-semibold">We called your network. {describeObservation(call).sentence}</p>
      <p className="mt-1">
        {meaningOf(call)}{' '}
        <a href={again} className="inline-block py-0.5 font-medium">
          Call again
        </a>
      </p>
    </div>
  );
}
