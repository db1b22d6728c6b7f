import { signOutAction } from './actions';

/** A button in the header; ends the login at once. */
export function SignOut() {
  return (
    <form action={signOutAction}>
      <button
        type="submit"
        className="min-h-11 cursor-pointer text-note font-medium text-on-harbour underline underline-offset-4"
      >
        Sign out
      </button>
    </form>
  );
}
