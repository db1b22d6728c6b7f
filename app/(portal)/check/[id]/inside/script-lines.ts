import { publicBase } from '@/lib/server/login/public-base';
import type { KitScript } from '@/lib/sessions/evidence/open-kit';

/** What the page offers for each kind of machine. A script is fetched into a file, and started from there. */
export function scriptLines(token: string, [sh, ps1]: readonly KitScript[]) {
  const place = `${publicBase()}/k/${token}`;
  const line = (kind: 'sh' | 'ps1', script: KitScript | undefined) => ({
    download: `/k/${token}/portside-check.${kind}`,
    fileName: `portside-check.${kind}`,
    sha256: script?.sha256 ?? '',
  });
  return [
    {
      system: 'Linux and macOS',
      command: `curl -fsSo portside-check.sh ${place}/portside-check.sh && sh portside-check.sh`,
      checksum: 'shasum -a 256 portside-check.sh',
      ...line('sh', sh),
    },
    {
      system: 'Windows (PowerShell)',
      command: `Invoke-WebRequest -UseBasicParsing ${place}/portside-check.ps1 -OutFile portside-check.ps1; powershell -ExecutionPolicy Bypass -File portside-check.ps1`,
      checksum: 'Get-FileHash portside-check.ps1',
      ...line('ps1', ps1),
    },
  ];
}
