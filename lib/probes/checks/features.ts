import { commands } from '@/lib/ftp/command';
import { parseFeatures } from '@/lib/ftp/features';
import { inertText } from '@/lib/net/inert-text';
import type { Check } from '@/lib/probes/check';
import { startMeasuring } from '@/lib/probes/measurement';
import { observedReply } from '@/lib/probes/observed-reply';

/** FEAT (RFC 2389 section 3). A server that does not know it has told us that as well. */
export const features: Check = {
  id: 'features',
  question: 'What does the server say it can do?',
  produces: ['features'],
  needs: ['greeting'],
  lane: 'control',
  phase: 'foreground',
  limitMs: (limits) => limits.replyMs,
  appliesTo: () => true,
  async run(target, context) {
    const { lane, deadline } = context;
    if (!lane.control) return { seen: [], passed: false, notTested: 'needs-earlier' };
    const { protection } = lane.control;
    const end = startMeasuring(target, context);
    const outcome = await lane.control.send(commands.feat(), deadline);
    if (!outcome.ok || outcome.reply.code === 421) {
      lane.control.close();
      lane.control = null;
    }
    if (!outcome.ok) {
      return {
        seen: [
          {
            kind: 'features',
            ...end(outcome),
            protection,
            reply: null,
            names: [],
            system: null,
            clientNamed: null,
          },
        ],
        passed: false,
      };
    }
    const names = parseFeatures(outcome.reply).map((name) => inertText(name, 64));
    const seen = {
      kind: 'features',
      ...end(null),
      protection,
      reply: observedReply(outcome.reply),
      names,
      system: null,
      clientNamed: null,
    } as const;
    return { seen: [seen], passed: lane.control !== null };
  },
};
