import { readPassword } from './read-password';
import type { Terminal } from './terminal';

const narrowest = 40;
const widest = 100;

/** The terminal of this process. Ctrl-C aborts `cancel` once; the second time it ends the process. */
export function nodeTerminal(): Terminal & { close(): void } {
  const controller = new AbortController();
  const onInterrupt = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', onInterrupt);
  // A reader such as `head` may leave early; that is no fault.
  process.stdout.on('error', () => process.exit(0));

  const interactive = process.stderr.isTTY === true;
  let showsStatus = false;
  const clearStatus = () => {
    if (showsStatus) process.stderr.write('\r\u001b[2K');
    showsStatus = false;
  };
  const width = Math.min(widest, Math.max(narrowest, process.stdout.columns ?? 80));
  return {
    print(text) {
      clearStatus();
      process.stdout.write(`${text}\n`);
    },
    complain(text) {
      clearStatus();
      process.stderr.write(`${text}\n`);
    },
    status(text) {
      if (!interactive) return;
      clearStatus();
      process.stderr.write(text.slice(0, width - 1));
      showsStatus = text !== '';
    },
    width,
    interactive,
    readPassword,
    cancel: controller.signal,
    close: () => {
      clearStatus();
      process.off('SIGINT', onInterrupt);
    },
  };
}
