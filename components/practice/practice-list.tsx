import { buttonStyle } from '@/components/ui/button-style';
import type { PracticeTable } from '@/lib/practice/table';

type Server = Pick<PracticeTable['servers'][number], 'id' | 'title' | 'summary' | 'symptom'>;

interface PracticeListProps {
  readonly servers: readonly Server[];
  /** Starts a check of the server whose id is in the form. */
  readonly action: (form: FormData) => Promise<void>;
}

/** Practice servers, each broken in one way: one press tests it. */
export function PracticeList({ servers, action }: PracticeListProps) {
  return (
    <ul className="mt-5 grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
      {servers.map((server) => (
        <li key={server.id} className="flex flex-col rounded-plate border border-line bg-surface p-4">
          <h3 className="font-semibold">{server.title}</h3>
          <p className="mt-1 text-note text-soft">{server.summary}</p>
          <p className="mt-2 text-note">
            <span className="text-soft">A customer would say: </span>
            {server.symptom}
          </p>
          <form action={action} className="mt-auto pt-3">
            <input type="hidden" name="server" value={server.id} />
            <button type="submit" className={`w-full ${buttonStyle.secondary}`}>
              Test this one<span className="sr-only">: {server.title}</span>
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}
