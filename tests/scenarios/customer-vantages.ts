import type { Vantage } from '@/lib/observations/vantage';

/** Places on the customer's side, beside the office where the kit runs. */

export const fromHome: Vantage = { kind: 'kit', network: 'home' };
export const fromLog: Vantage = { kind: 'client-log', network: 'customer' };
export const fromSettings: Vantage = { kind: 'client-config', network: 'customer' };
export const fromBrowser: Vantage = { kind: 'browser', network: 'customer' };
export const fromCanary: Vantage = { kind: 'canary', network: 'customer' };
