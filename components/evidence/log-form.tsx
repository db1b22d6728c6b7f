'use client';

import { type DragEvent, useActionState, useRef, useState } from 'react';
import { buttonStyle } from '@/components/ui/button-style';
import { ErrorSummary } from '@/components/wizard/error-summary';
import type { FormAction } from '@/components/wizard/form-state';
import { maskPasted } from '@/lib/ftp/redact';
import { decodeLog, endForForm, formTextLimit } from './decode-log';

interface LogFormProps {
  readonly action: FormAction;
  readonly label: string;
  readonly hint: string;
  readonly submit: string;
  readonly rows: number;
  /** Folds the form under this title, until something is wrong in it. */
  readonly folded?: string;
}

const maskedWords = (count: number): string =>
  count === 1
    ? '1 place that looked like a password was masked here, before sending.'
    : `${count} places that looked like passwords were masked here, before sending.`;

/**
 * A box for text out of a program, or a file with it. With scripts a file is read here and what looks like a secret is
 * masked before anything is sent; without them the server masks it before it is kept.
 */
export function LogForm({ action, label, hint, submit, rows, folded }: LogFormProps) {
  const [state, send, pending] = useActionState(action, { values: {}, errors: [] });
  const box = useRef<HTMLTextAreaElement>(null);
  const [masked, setMasked] = useState(0);
  const [isCut, setCut] = useState(false);
  const error = state.errors[0]?.message ?? null;

  const take = (text: string) => {
    if (!box.current) return;
    const end = endForForm(text);
    const clean = maskPasted(end);
    if (clean.text !== box.current.value) box.current.value = clean.text;
    if (clean.masked > 0) setMasked((before) => before + clean.masked);
    if (end.length < text.length) setCut(true);
  };
  const read = async (file: File | undefined) => {
    if (file) take(decodeLog(new Uint8Array(await file.arrayBuffer())));
  };
  const drop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    void read(file);
  };
  const form = (
    <form action={send} onSubmit={() => take(box.current?.value ?? '')} noValidate className="mt-6">
      <ErrorSummary errors={state.errors} />
      <label htmlFor="text" className="font-semibold">
        {label}
      </label>
      <p id="text-hint" className="mt-1 text-soft">
        {hint}
      </p>
      {error && (
        <p id="text-error" className="mt-2 font-semibold text-blocked">
          <span className="sr-only">Error: </span>
          {error}
        </p>
      )}
      <textarea
        ref={box}
        id="text"
        name="text"
        rows={rows}
        defaultValue={state.values.text ?? ''}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? 'text-hint text-error' : 'text-hint'}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onPaste={() => setTimeout(() => take(box.current?.value ?? ''))}
        onBlur={() => take(box.current?.value ?? '')}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
        className={`mt-2 block w-full rounded-plate border-2 bg-surface px-3.5 py-2.5 font-mono text-note ${error ? 'border-blocked' : 'border-edge'}`}
      />
      <input type="hidden" name="masked" value={masked} />
      <p role="status" className="mt-2 text-note font-medium">
        {masked > 0 && maskedWords(masked)}
        {isCut &&
          ` It was long; only its end is sent, ${Math.round(formTextLimit / 1000)} thousand characters.`}
      </p>
      <div className="mt-4">
        <label htmlFor="file" className="font-semibold">
          Or choose a file
        </label>
        <input
          id="file"
          name="file"
          type="file"
          accept=".log,.txt,text/plain"
          onChange={(event) => {
            const input = event.currentTarget;
            // The text in the box is what is sent, not the file.
            void read(input.files?.[0]).then(() => {
              input.value = '';
            });
          }}
          className="mt-1 block w-full py-2 text-note"
        />
      </div>
      <button type="submit" disabled={pending} className={`mt-6 w-full sm:w-auto ${buttonStyle.primary}`}>
        {submit}
      </button>
    </form>
  );
  if (folded === undefined) return form;
  return (
    <details open={error !== null} className="mt-6 rounded-plate border border-line bg-surface px-4">
      <summary className="min-h-11 py-2.5 font-medium">{folded}</summary>
      <div className="pb-4">{form}</div>
    </details>
  );
}
