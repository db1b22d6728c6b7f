import { useEffect, useRef, useState } from 'react';
import { calmWait } from './calm-wait';

/** A text for screen readers: the newest one, but not too often; `urgent` goes at once. */
export function useCalmText(text: string, urgent: boolean): string {
  const [said, setSaid] = useState(text);
  const lastAt = useRef<number | null>(null);
  useEffect(() => {
    const timer = setTimeout(
      () => {
        lastAt.current = Date.now();
        setSaid(text);
      },
      calmWait({ lastAt: lastAt.current, now: Date.now(), urgent }),
    );
    return () => clearTimeout(timer);
  }, [text, urgent]);
  return said;
}
