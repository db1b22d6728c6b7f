import type { Profile } from '@/lib/provider/profile';
import type { Check, CheckTarget, ProbeRequest } from './check';
import { phaseOf } from './phase-of';
import { portEncryption } from './port-encryption';
import { checks } from './registry';
import type { PlannedStep } from './run-sink';

/** What the checks of each lane build on in other lanes. */
const foundation: Partial<Record<Check['lane'], readonly string[]>> = {
  plain: ['greeting'],
  web: ['explicit-tls', 'implicit-tls'],
  login: ['explicit-tls', 'implicit-tls', 'greeting'],
  tls: ['explicit-tls', 'implicit-tls'],
  'own-login': ['explicit-tls', 'implicit-tls', 'greeting', 'login'],
};

/**
 * Every step of a run, before anything is sent: the name, each address and control port, unencrypted policy per port,
 * encryption in depth, the web portal, the port that the person opened, the login, and what needs logins of its own.
 * What takes minutes is there when the request is thorough. Steps whose address is chosen while the run goes on have a target without address.
 * @param addresses those that may be contacted; null while the name is not resolved, which leaves out their steps
 */
export function planProbes(
  request: ProbeRequest,
  profile: Profile,
  addresses: readonly string[] | null,
): PlannedStep[] {
  const wanted = wantedChecks(request);
  const { host, inbound } = request;
  const service: CheckTarget = { host, address: null, port: null };
  const ports = controlPorts(request, profile);
  const known = request.isAddress ? [host] : addresses;
  const lane = (name: Check['lane'], id: string, target: CheckTarget, suffix: string): PlannedStep[] =>
    checks
      .filter(
        (check) => check.lane === name && wanted.has(check.id) && check.appliesTo(target, request, profile),
      )
      .map(({ id: check, question }) => ({ key: `${check}${suffix}`, check, question, target, lane: id }));
  return [
    ...lane('name', 'name', { host, address: null, port: null }, ''),
    ...(known ?? []).flatMap((address) =>
      ports.flatMap((port) => {
        const place = address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
        return lane('control', `control@${place}`, { host, address, port }, `@${place}`);
      }),
    ),
    ...ports
      .filter((port) => portEncryption(port, request, profile) === 'explicit')
      .flatMap((port) => lane('plain', `plain@${port}`, { host, address: null, port }, `@${port}`)),
    ...lane('tls', 'tls', service, ''),
    ...lane('web', 'web', service, ''),
    ...(inbound ? lane('inbound', 'inbound', { host: inbound.address, ...inbound }, '') : []),
    ...lane('login', 'login', service, ''),
    ...lane('own-login', 'own-login', service, '').map((step) => ({
      ...step,
      lane: `own-login@${step.check}`,
    })),
  ];
}

/** The person's own port first, then those of the profile in its order. */
export function controlPorts(request: ProbeRequest, profile: Profile): number[] {
  const own = request.port === null ? [] : [request.port];
  return [...new Set([...own, ...profile.controlPorts.map(({ port }) => port)])];
}

/** The checks that were asked for, and all that they need. */
function wantedChecks(request: ProbeRequest): ReadonlySet<string> {
  const timely = (id: string) => request.thorough || phaseOf(id) === 'foreground';
  const all = checks.map(({ id }) => id);
  return new Set((request.checks === null ? all : [...withNeeds(request.checks)]).filter(timely));
}

function withNeeds(ids: readonly string[]): ReadonlySet<string> {
  const wanted = new Set<string>();
  const add = (id: string) => {
    const check = checks.find((candidate) => candidate.id === id);
    if (!check || wanted.has(id)) return;
    wanted.add(id);
    for (const need of [...check.needs, ...(foundation[check.lane] ?? [])]) add(need);
    // Without a passive reply there is no port to connect to.
    if (id === 'passive-data' || id === 'passive-range')
      for (const need of ['passive-pasv', 'passive-epsv']) add(need);
    if (check.lane === 'control')
      for (const need of ['tcp-connect', 'implicit-tls', 'name-resolution']) add(need);
  };
  for (const id of ids) add(id);
  return wanted;
}
