import type { KitOrder } from '@/lib/kit/kit-order';

/** An order as a session makes it, with what a test changes about it. */
export const kitOrder = (change: Partial<KitOrder> = {}): KitOrder => ({
  host: 'ftp.example.test',
  addresses: ['192.0.2.1', '2001:db8::1'],
  ports: [
    { port: 21, encryption: 'explicit' },
    { port: 990, encryption: 'implicit' },
  ],
  passiveRange: { from: 40_000, to: 50_000 },
  controls: [{ host: 'control.example.test', port: 21, purpose: 'same-port' }],
  only: null,
  reportUrl: 'https://portside.example.test/api/kit',
  addressUrl: 'https://portside.example.test/api/address',
  token: 'abcdefghijklmnopqrstuvwxyz012345',
  ...change,
});
