import { mkdirSync, rmSync } from 'node:fs';
import { browserStage } from './support/browser-stage';
import { builtStage } from './support/build-pages';
import { labStage } from './support/lab-stage';
import { modulesStage } from './support/modules-stage';
import { practiceStage } from './support/practice-stage';
import { commandStage, type Stage, vitestStage } from './support/stage';
import { prepareSystem } from './support/system-packages';

// `npm test`: every stage in order, `npm test -- --only unit,browser` some of them. The last line counts
// tests; a stage without tests of its own, such as the types, counts as one.

const STAGES: readonly Stage[] = [
  commandStage('style', 'Format and lint', ['biome', 'ci']),
  commandStage('types', 'Types', ['tsc', '--noEmit']),
  modulesStage,
  commandStage('unused', 'Unused files, exports and packages', ['knip']),
  vitestStage('architecture', 'The house rules'),
  vitestStage('unit', 'Units'),
  vitestStage('scenario', 'Scenarios'),
  vitestStage('golden', 'Golden files'),
  vitestStage('hostile', 'Hostile servers on real sockets'),
  vitestStage('integration', 'Real database and real FTP servers'),
  practiceStage,
  labStage,
  builtStage(vitestStage('processes', 'The whole portal: start, stop, crash')),
  browserStage,
];

/** Stages that need programs from outside npm. */
const NEED_SYSTEM = new Set(['integration', 'lab', 'browser']);

function chosenStages(args: readonly string[]): readonly Stage[] {
  const at = args.indexOf('--only');
  if (at < 0) return STAGES;
  const wanted = (args[at + 1] ?? '').split(',');
  const unknown = wanted.filter((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown.length === 0) return STAGES.filter((stage) => wanted.includes(stage.name));
  throw new Error(`Say one or more of: ${STAGES.map((stage) => stage.name).join(', ')}.`);
}

async function main() {
  const stages = chosenStages(process.argv.slice(2));
  const strict = process.env.CI === 'true';
  rmSync('tests/.results', { recursive: true, force: true });
  mkdirSync('tests/.results', { recursive: true });
  const total = { passed: 0, failed: 0 };
  const summary: string[] = [];

  const system = stages.some((stage) => NEED_SYSTEM.has(stage.name));
  const missing = system ? await prepareSystem() : [];
  for (const stage of stages) {
    console.log(`\n━━ ${stage.title} (${stage.name})\n`);
    const started = Date.now();
    const { passed, failed, note } = await stage.run(missing);
    total.passed += passed;
    total.failed += failed;
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    const counts = `${passed} passed, ${failed} failed`;
    summary.push(
      `${failed > 0 ? '✗' : passed > 0 ? '✓' : '–'} ${stage.title}: ${note ?? counts} (${seconds} s)`,
    );
  }

  console.log(`\n━━ Summary\n\n${summary.join('\n')}`);
  for (const { program, consequence } of missing) console.log(`! ${program} is missing: ${consequence}`);
  if (strict) total.failed += missing.length;
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
