import { readFileSync } from 'node:fs';
import { readLog } from '@/lib/client-logs/read-log';
import { diagnose } from '@/lib/diagnosis/diagnose';
import { builtInProfiles } from '@/lib/provider/built-in-profiles';
const ids = process.argv.slice(2);
const rows = ['dev', 'recorded'].flatMap((f) => readFileSync(`/work/shared/corpus/ftp-logs.${f}.jsonl`, 'utf8').split('\n').filter(Boolean).map((l) => JSON.parse(l)));
const show = (name: string, log: string) => {
  const r = readLog(log, '2026-01-01T00:00:00.000Z', 'log');
  console.log('#####', name, r.ok ? r.value.reader : r.reason);
  if (!r.ok) return;
  for (const o of r.value.observations) {
    const { v, id, vantage, at, ...rest } = o as any;
    console.log(' ', r.value.lines.get(id), JSON.stringify(Object.fromEntries(Object.entries(rest).filter(([k, x]) => x !== null && k !== 'target'))), JSON.stringify((o as any).target));
  }
  const d = diagnose(r.value.observations, builtInProfiles.find((p) => p.id === 'generic')!);
  for (const f of d.findings) console.log('  =>', f.cause, f.confidence, '|', f.headline);
};
for (const id of ids) {
  const row = rows.find((r: any) => r.id === id);
  if (row) { console.log(row.log.slice(0, 3000)); show(id + ' WANT ' + row.cause + ' ' + row.alternativeCauses, row.log); } else show(id, readFileSync(id, 'utf8'));
}
