import { settings } from '@/lib/server/settings';

/** The configured public address without a trailing slash; on an unconfigured machine its own. Never a request's `Host`. */
export function publicBase(): string {
  const { publicUrl, host, port } = settings();
  if (publicUrl) return publicUrl;
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
