import type { Terminal } from '@/lib/cli/terminal';

/** A terminal that remembers what was written to it. */
export function fakeTerminal(password: string | null = null) {
  const printed: string[] = [];
  const complained: string[] = [];
  const terminal: Terminal = {
    print: (text) => void printed.push(text),
    complain: (text) => void complained.push(text),
    status: () => undefined,
    width: 80,
    interactive: false,
    readPassword: async () => password,
    cancel: new AbortController().signal,
  };
  return { terminal, out: () => printed.join('\n'), complaints: () => complained.join('\n') };
}
