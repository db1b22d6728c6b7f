import type { ChoiceField, Field, TextField } from '@/lib/wizard/step';

interface FieldViewProps<F extends Field> {
  readonly field: F;
  readonly value: string;
  readonly error: string | null;
  /** The page's heading is the label: it is not said twice to the eye. */
  readonly labelIsHeading: boolean;
}

const describedBy = (name: string, hint: string | null, error: string | null): string | undefined =>
  [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || undefined;

function FieldNotes({ name, hint, error }: { name: string; hint: string | null; error: string | null }) {
  return (
    <>
      {hint && (
        <p id={`${name}-hint`} className="mt-1 text-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${name}-error`} className="mt-2 font-semibold text-blocked">
          <span className="sr-only">Error: </span>
          {error}
        </p>
      )}
    </>
  );
}

function TextFieldView({ field, value, error, labelIsHeading }: FieldViewProps<TextField>) {
  const common = {
    id: field.name,
    name: field.name,
    defaultValue: value,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': describedBy(field.name, field.hint, error),
    autoComplete: 'off',
    autoCapitalize: 'none',
    spellCheck: false,
    className: `mt-2 block w-full rounded-plate border-2 bg-surface px-3.5 py-2.5 ${error ? 'border-blocked' : 'border-edge'}`,
  } as const;
  return (
    <div>
      <label htmlFor={field.name} className={labelIsHeading ? 'sr-only' : 'font-semibold'}>
        {field.label}
      </label>
      <FieldNotes name={field.name} hint={field.hint} error={error} />
      {field.kind === 'area' ? <textarea rows={4} {...common} /> : <input type="text" {...common} />}
    </div>
  );
}

function ChoiceFieldView({ field, value, error, labelIsHeading }: FieldViewProps<ChoiceField>) {
  const columns = field.options.length > 12 ? 'sm:grid-cols-2' : '';
  return (
    <fieldset aria-describedby={describedBy(field.name, field.hint, error)}>
      <legend className={labelIsHeading ? 'sr-only' : 'font-semibold'}>{field.label}</legend>
      <FieldNotes name={field.name} hint={field.hint} error={error} />
      <div className={`mt-3 grid gap-2 ${columns}`}>
        {field.options.map((option, index) => (
          <label
            key={option.value}
            className="flex min-h-11 cursor-pointer items-start gap-3 rounded-plate border border-line bg-surface px-4 py-2.5 hover:border-edge has-checked:border-tide has-checked:bg-sunken has-checked:ring-1 has-checked:ring-tide"
          >
            <input
              type="radio"
              id={index === 0 ? field.name : `${field.name}-${option.value}`}
              name={field.name}
              value={option.value}
              defaultChecked={option.value === value}
              className="mt-1 size-5 shrink-0 accent-tide"
            />
            <span>
              {option.label}
              {option.hint && <span className="block text-note text-soft">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** One question's control with its label, hint and error. */
export function FieldView({ field, ...rest }: FieldViewProps<Field>) {
  return field.kind === 'choice' ? (
    <ChoiceFieldView field={field} {...rest} />
  ) : (
    <TextFieldView field={field} {...rest} />
  );
}
