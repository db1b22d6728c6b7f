import type { FieldError } from '@/lib/wizard/step';

interface LoginFieldsProps {
  readonly user: string;
  readonly errors: readonly FieldError[];
}

const input = 'mt-1 block min-h-11 w-full rounded-plate border-2 bg-surface px-3.5 py-2';

function LoginField({
  name,
  label,
  type,
  value,
  error,
}: {
  name: string;
  label: string;
  type: string;
  value: string;
  error: string | null;
}) {
  return (
    <div>
      <label htmlFor={name} className="font-semibold">
        {label}
      </label>
      {error && (
        <p id={`${name}-error`} className="mt-1 font-semibold text-blocked">
          <span className="sr-only">Error: </span>
          {error}
        </p>
      )}
      <input
        id={name}
        name={name}
        type={type}
        defaultValue={value}
        maxLength={500}
        autoComplete={type === 'password' ? 'current-password' : 'username'}
        autoCapitalize="none"
        spellCheck={false}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
        className={`${input} ${error ? 'border-blocked' : 'border-edge'}`}
      />
    </div>
  );
}

/** User and password for one test. The password is never sent back into a page. */
export function LoginFields({ user, errors }: LoginFieldsProps) {
  const errorOf = (name: string) => errors.find((error) => error.field === name)?.message ?? null;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <LoginField name="user" label="User name" type="text" value={user} error={errorOf('user')} />
      <LoginField name="password" label="Password" type="password" value="" error={errorOf('password')} />
    </div>
  );
}
