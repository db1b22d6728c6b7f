import { runTool, type Stage } from './stage';

/** Fewer modules than this and the tool has lost sight of the code instead of finding it in order. */
const FEWEST_MODULES = 150;

/** Who may import whom. A tool that sees no modules reports no violations, so the number is checked. */
export const modulesStage: Stage = {
  name: 'modules',
  title: 'Import boundaries',
  run: async () => {
    const command = ['depcruise', '--config', '.dependency-cruiser.mjs', '--output-type', 'err-long'];
    const { status, output } = await runTool([...command, 'app', 'components', 'lib']);
    const seen = Number(/(\d+) modules/.exec(output)?.[1] ?? 0);
    if (seen < FEWEST_MODULES) {
      console.error(`Only ${seen} modules were looked at; at least ${FEWEST_MODULES} were expected.`);
    }
    const good = status === 0 && seen >= FEWEST_MODULES;
    return { passed: good ? 1 : 0, failed: good ? 0 : 1 };
  },
};
