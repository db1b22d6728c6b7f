import { runTool, type Stage, withStatus } from './stage';

/** The cause of every practice server, named by real probing over real sockets: all of them, or the stage fails. */
export const practiceStage: Stage = {
  name: 'practice',
  title: 'The cause of every practice server',
  run: async () => {
    const { status, output } = await runTool(['tsx', '--conditions=react-server', 'tests/eval/practice.ts']);
    const [, right = '0', all = '0'] = /(\d+) of (\d+)\s*$/.exec(output) ?? [];
    return withStatus({ passed: Number(right), failed: Number(all) - Number(right) }, status);
  },
};
