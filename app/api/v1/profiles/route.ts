import { apiJson } from '@/lib/server/http/api-error';
import { apiRead } from '@/lib/server/http/api-route';
import { profiles } from '@/lib/server/provider/profiles';

export const dynamic = 'force-dynamic';

/** The services that are described here, with what a client needs to know of each. */
export const GET = apiRead(async () =>
  apiJson({
    profiles: profiles().map(({ id, name, controlPorts, passivePorts, timings }) => ({
      id,
      name,
      controlPorts,
      passivePorts,
      timings,
    })),
  }),
);
