import type { Login } from '@/lib/probes/check';

/** A login that was taken out. Its password is read from the kept bytes each time, and is gone once it is dropped. */
export interface HeldLogin extends Login {
  /** Overwrites the password; doing it again changes nothing. */
  readonly drop: () => void;
}

/** Passwords in memory, one per run, each for a short while. Nothing here is ever written down. */
export interface LoginVault {
  /** @returns false when the vault is full */
  readonly put: (runId: string, user: string, password: Buffer) => boolean;
  /** Hands a login out once; whoever takes it drops it. */
  readonly take: (runId: string) => HeldLogin | null;
  readonly forget: (runId: string) => void;
  readonly clear: () => void;
}

const KEEP_MS = 120_000;
const MOST = 200;

/** @param keepMs how long a login waits for its run; it is overwritten afterwards */
export function openLoginVault(keepMs = KEEP_MS): LoginVault {
  const kept = new Map<string, { user: string; password: Buffer; timer: NodeJS.Timeout }>();

  const forget = (runId: string) => {
    const entry = kept.get(runId);
    if (!entry) return;
    clearTimeout(entry.timer);
    entry.password.fill(0);
    kept.delete(runId);
  };
  return {
    put: (runId, user, password) => {
      forget(runId);
      if (kept.size >= MOST) return false;
      const timer = setTimeout(() => forget(runId), keepMs);
      timer.unref();
      kept.set(runId, { user, password, timer });
      return true;
    },
    take: (runId) => {
      const entry = kept.get(runId);
      if (!entry) return null;
      clearTimeout(entry.timer);
      kept.delete(runId);
      return holdLogin(entry.user, entry.password);
    },
    forget,
    clear: () => {
      for (const runId of [...kept.keys()]) forget(runId);
    },
  };
}

function holdLogin(user: string, kept: Buffer): HeldLogin {
  return {
    user,
    get password() {
      return kept.toString('utf8');
    },
    drop: () => {
      kept.fill(0);
    },
  };
}
