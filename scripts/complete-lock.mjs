// Completes package-lock.json for platforms whose packages the registry in use did not offer; without
// their entries `npm ci` refuses the file. Run it after every change of dependencies.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const file = path.resolve(import.meta.dirname, '../package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
const packages = lock.packages;

const SYSTEMS =
  /(?:^|[-/@])(android|darwin|freebsd|linux|netbsd|openbsd|openharmony|sunos|win32|windows|aix)(?=[-/@]|$)/;
const PROCESSORS = /(?:^|[-/])(arm64|x64|ia32|arm|loong64|mips64el|ppc64|riscv64|s390x)(?=[-/]|$)/;

/** npm looks for a package beside its dependant and then in each folder above. */
function isLocked(where, name) {
  const parents = where
    .split('node_modules/')
    .filter(Boolean)
    .map((part) => part.replace(/\/$/, ''));
  for (let depth = parents.length; depth >= 0; depth--) {
    const place = [...parents.slice(0, depth), name].map((part) => `node_modules/${part}`).join('/');
    if (packages[place]) return true;
  }
  return false;
}

function entry(name, version, dev) {
  const system = SYSTEMS.exec(name)?.[1];
  const processor = PROCESSORS.exec(name)?.[1];
  return {
    version,
    ...(processor && { cpu: [processor] }),
    ...(dev && { dev: true }),
    optional: true,
    ...(system && { os: [system === 'windows' ? 'win32' : system] }),
    ...(name.includes('musl') && { libc: ['musl'] }),
  };
}

let added = 0;
for (const [where, { optionalDependencies = {}, dev }] of Object.entries(packages)) {
  for (const [name, wanted] of Object.entries(optionalDependencies)) {
    const version = /^[\^~]?(\d+\.\d+\.\d+\S*)$/.exec(wanted)?.[1];
    if (isLocked(where, name)) continue;
    if (version) packages[`node_modules/${name}`] = entry(name, version, dev);
    else console.log(`left out: ${name} ${wanted}, wanted by ${where}`);
    added += version ? 1 : 0;
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} packages of other platforms added to the lock file`);
