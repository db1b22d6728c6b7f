// Who may import whom. Each rule says why, and where the code belongs; lib/README.md is the map.

const noun = (...names) => `^lib/(${names.join('|')})/`;

/** The order of the pipeline: a folder may import what stands in the rows above it, and itself. */
const ROWS = [
  ['provider', 'net', 'observations'],
  ['ftp'],
  [
    'probes',
    'client-logs',
    'client-config',
    'kit',
    'canary',
    'diagnosis',
    'wizard',
    'allowlist',
    'guides',
    'practice',
  ],
  ['reports'],
  ['sessions', 'support'],
];

const pure = ROWS.slice(0, 4).flat();

const directions = ROWS.slice(0, -1).map((row, index) => ({
  name: `${row[0]}-imports-only-what-comes-before`,
  severity: 'error',
  comment:
    `lib/{${row.join(',')}} stands before lib/{${ROWS.slice(index + 1)
      .flat()
      .join(',')}} in the pipeline and must not know it. ` +
    'Hand the value in as an argument, or move the type that both need to the earlier folder.',
  from: { path: noun(...row) },
  to: { path: noun(...ROWS.slice(index + 1).flat()) },
}));

export default {
  forbidden: [
    ...directions,
    {
      name: 'pure-code-does-not-reach-the-machine',
      severity: 'error',
      comment:
        'Planning, probing, diagnosing and wording are functions of values, so that every situation can be tested without a network, clock or database. ' +
        'Define the interface here, implement it in lib/server, and pass it in.',
      from: { path: noun(...pure), pathNot: '^lib/practice/' },
      to: {
        path: '^(lib/server/|(node:)?(fs|fs/promises|child_process|net|tls|dns|dns/promises|dgram|http|https|http2|cluster|worker_threads)$)',
      },
    },
    {
      name: 'sockets-live-in-the-network',
      severity: 'error',
      comment:
        'Only the target policy decides what may be contacted, and only lib/server/network opens sockets for it. ' +
        'A socket anywhere else goes around that decision. Use the Network interface of lib/net that was passed in.',
      from: { pathNot: '^lib/(server/(network|process)/|practice/|server/database/free-port\\.ts$)' },
      to: { path: '^(node:)?(net|tls|dns|dns/promises|dgram|http|https|http2)$' },
    },
    {
      name: 'basic-ftp-only-for-the-end-to-end-proof',
      severity: 'error',
      comment:
        'basic-ftp retries, falls back and hides first errors: right for a client, wrong for a diagnosis. ' +
        'Diagnosing checks speak FTP through lib/ftp; the end-to-end transfer lives in lib/server/network.',
      from: { pathNot: '^lib/server/network/' },
      to: { path: 'node_modules/basic-ftp' },
    },
    {
      name: 'the-database-stays-in-stores',
      severity: 'error',
      comment:
        'Rows are an inner matter of a store, so that the schema can change in one place. ' +
        'Add a verb to store.ts of the noun (lib/sessions, lib/support) and return plain values from it.',
      from: {
        pathNot: '(^|/)[a-z-]*store\\.ts$|^lib/(server/(database|events|jobs|login|process)|cli/commands)/',
      },
      to: {
        path: '^lib/server/database/(client|listen|generated/)|node_modules/(pg|@prisma/client|@prisma/adapter-pg|graphile-worker)/',
      },
    },
    {
      name: 'components-get-props',
      severity: 'error',
      comment:
        'A component turns props into markup and can be shown on its own. ' +
        'Load data in the route (app/), shape it as view data there, and pass it in.',
      from: { path: '^components/' },
      to: { path: '^(app/|lib/(sessions|support|cli|server)/)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-imports-what-is-started',
      severity: 'error',
      comment:
        'These files are programs: to import one is to run it. ' +
        'Move the part that is needed elsewhere into a file of its own.',
      from: { pathNot: '^lib/cli/' },
      to: { path: '^lib/server/process/(supervisor|web|worker|practice|first-login|migrate-command)\\.ts$' },
    },
    {
      name: 'nothing-imports-the-routes',
      severity: 'error',
      comment:
        'Routes gate, parse, call once and compose. What others need belongs into components/ or lib/.',
      from: { path: '^(components|lib)/', pathNot: '^lib/cli/' },
      to: { path: '^(app|lib/cli)/' },
    },
    {
      name: 'the-product-does-not-import-tests',
      severity: 'error',
      comment: 'Tests know the product, never the other way round. Move what is needed into lib/.',
      from: { path: '^(app|components|lib)/' },
      to: { path: '^(tests|scripts)/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      comment:
        'Modules that import each other cannot be read one at a time. Move what both need into a third.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      comment: 'This import leads nowhere: correct the path or add the package to package.json.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules', 'lib/server/database/generated'] },
    exclude: { path: ['\\.css$', '^lib/server/database/generated/'] },
    enhancedResolveOptions: {
      conditionNames: ['react-server', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
};
