import { checkAddressEntry } from './check-address-entry';

/** The parts of a profile whose numbers depend on each other. */
type Related = {
  readonly controlPorts: readonly {
    readonly port: number;
    readonly encryption: string;
    readonly role: string;
  }[];
  readonly passivePorts: { readonly from: number; readonly to: number } | null;
  readonly addresses: { readonly source: { readonly kind: string; readonly addresses?: readonly string[] } };
  readonly timings: { readonly idleSeconds: number | null; readonly keepaliveSeconds: number | null };
  readonly account: { readonly places: readonly { readonly id: string }[] };
  readonly contact: { readonly timeZone: string | null };
};

export type SenseFault = { readonly path: (string | number)[]; readonly message: string };

/** Faults that no single field shows: doubled ports, reversed ranges, a keepalive that comes too late. */
export function checkProfileSense(profile: Related): SenseFault[] {
  return [
    ...portFaults(profile),
    ...addressFaults(profile),
    ...timingFaults(profile),
    ...placeFaults(profile),
    ...zoneFaults(profile),
  ];
}

function portFaults({ controlPorts, passivePorts }: Related): SenseFault[] {
  const faults: SenseFault[] = [];
  controlPorts.forEach(({ port }, index) => {
    const path = ['controlPorts', index, 'port'];
    if (controlPorts.findIndex((other) => other.port === port) < index)
      faults.push({ path, message: `must be named once; ${port} is there twice` });
    if (passivePorts && port >= passivePorts.from && port <= passivePorts.to)
      faults.push({ path, message: 'must be outside the range of passivePorts' });
  });
  if (passivePorts && passivePorts.from > passivePorts.to)
    faults.push({
      path: ['passivePorts', 'to'],
      message: `must be ${passivePorts.from} or more, the first port of the range`,
    });
  return faults;
}

function addressFaults({ addresses }: Related): SenseFault[] {
  return (addresses.source.addresses ?? []).flatMap((entry, index) => {
    const message = checkAddressEntry(entry);
    return message === null ? [] : [{ path: ['addresses', 'source', 'addresses', index], message }];
  });
}

function timingFaults({ timings }: Related): SenseFault[] {
  const { idleSeconds, keepaliveSeconds } = timings;
  if (idleSeconds === null || keepaliveSeconds === null || keepaliveSeconds < idleSeconds) return [];
  const message = `must be less than the ${idleSeconds} seconds of idleSeconds, or it comes too late`;
  return [{ path: ['timings', 'keepaliveSeconds'], message }];
}

function placeFaults({ account }: Related): SenseFault[] {
  const ids = account.places.map((place) => place.id);
  return ids.flatMap((id, index) =>
    ids.indexOf(id) < index
      ? [{ path: ['account', 'places', index, 'id'], message: `must be named once; "${id}" is there twice` }]
      : [],
  );
}

function zoneFaults({ contact }: Related): SenseFault[] {
  if (contact.timeZone === null || isTimeZone(contact.timeZone)) return [];
  return [{ path: ['contact', 'timeZone'], message: 'must be a time zone such as America/New_York' }];
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
