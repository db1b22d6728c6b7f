import { useEffect, useRef, useState } from 'react';

const CALM_MS = 5000;

/** A text for screen readers: the newest one, but a new one at most every five seconds; `urgent` goes at once. */
export function useCalmText(text: string, urgent: boolean): string {
  const [said, setSaid] = useState(text);
  const lastAt = useRef(0);
  useEffect(() => {
    const wait = urgent ? 0 : Math.max(0, lastAt.current + CALM_MS - Date.now());
    const timer = setTimeout(() => {
      lastAt.current = Date.now();
      setSaid(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text, urgent]);
  return said;
}
