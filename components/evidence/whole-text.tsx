import { shownText } from '@/components/wizard/shown-text';

/** Lines that one page shows; of longer texts, the last ones. */
const LINES = 3000;

interface WholeTextProps {
  readonly lines: readonly { readonly number: number; readonly text: string; readonly tells: boolean }[];
  readonly title: string;
}

/** The whole text as it is kept, folded, with the lines that count marked. */
export function WholeText({ lines, title }: WholeTextProps) {
  const shown = lines.slice(-LINES);
  return (
    <details className="mt-6 rounded-plate border border-line bg-surface px-4">
      <summary className="min-h-11 py-2.5 font-medium">{title}</summary>
      <pre className="pb-4 text-note whitespace-pre-wrap [overflow-wrap:anywhere]">
        {shown.map((line) => (
          <span key={line.number} className={`block ${line.tells ? 'bg-partly-tint font-semibold' : ''}`}>
            <span className="select-none text-soft">{line.number} </span>
            {shownText(line.text)}
          </span>
        ))}
      </pre>
    </details>
  );
}
