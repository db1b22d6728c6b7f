import { type Result, refusal, success } from '@/lib/result';
import { type IpAddress, parseAddress } from './address';
import { classifyAddress, documentationPrefixes } from './address-class';
import { containsAddress, containsPrefix, formatPrefix, type Prefix } from './cidr';
import { otherService } from './other-services';
import { specialEnding } from './special-names';

const allowed: unique symbol = Symbol('allowed');

/**
 * A host, pinned address and port that the target policy has allowed. Only `allowTarget` makes one; sockets
 * accept nothing else, so no string from outside can become a connection.
 */
export interface AllowedTarget {
  /** What the customer asked for: a name, or the address itself. Used for SNI and for words. */
  readonly host: string;
  readonly address: string;
  readonly family: 4 | 6;
  readonly port: number;
  readonly [allowed]: true;
}

/** Which names, addresses and ports this installation contacts. A plain value: build a new one to change it. */
export interface TargetPolicy {
  /** What a test network opens beyond the public internet; null outside a lab. */
  readonly lab: { readonly networks: readonly Prefix[]; readonly testNames: boolean } | null;
  /** Practice servers, canonical name to canonical address; null when none run. */
  readonly practice: { readonly hosts: ReadonlyMap<string, string> } | null;
  /** What the operator never wants contacted: names with everything below them, and addresses. */
  readonly operatorRefusals: { readonly names: readonly string[]; readonly addresses: readonly Prefix[] };
}

export interface PolicyInput {
  readonly lab?: TargetPolicy['lab'];
  readonly practice?: TargetPolicy['practice'];
  readonly operatorRefusals?: TargetPolicy['operatorRefusals'];
}

/** Ports that people open for connections from outside (RFC 6335 section 6: those below are for known services). */
export const inboundPorts = { from: 1024, to: 65535 } as const;

/**
 * Builds the policy of an installation; without arguments, the one for the public internet.
 * Throws when the lab or a practice server would open more than documentation addresses and names under `.test`,
 * so that the process does not start.
 */
export function makeTargetPolicy(input: PolicyInput = {}): TargetPolicy {
  for (const network of input.lab?.networks ?? []) {
    if (documentationPrefixes.some((outer) => containsPrefix(outer, network))) continue;
    throw new Error(`A lab may open documentation addresses only, not ${formatPrefix(network)}.`);
  }
  for (const [host, text] of input.practice?.hosts ?? []) {
    const address = parseAddress(text);
    const fits = address && documentationPrefixes.some((outer) => containsAddress(outer, address));
    if (fits && specialEnding(host)?.ending === 'test') continue;
    throw new Error(
      `A practice server has a documentation address and a name under .test, not ${host} at ${text}.`,
    );
  }
  return {
    lab: input.lab ?? null,
    practice: input.practice ?? null,
    operatorRefusals: input.operatorRefusals ?? { names: [], addresses: [] },
  };
}

/**
 * Whether a name may be looked up.
 * @param host canonical: ASCII, small letters, no trailing dot
 * @returns null when it may, else a sentence that says why not and what to enter
 */
export function allowName(policy: TargetPolicy, host: string): string | null {
  if (policy.practice?.hosts.has(host)) return null;
  if (policy.operatorRefusals.names.some((name) => host === name || host.endsWith(`.${name}`))) {
    return `${host} is not tested from here by decision of the operator; enter the name of another FTP service.`;
  }
  const special = specialEnding(host);
  if (special && !(special.ending === 'test' && policy.lab?.testNames)) {
    return `A name ending in .${special.ending} ${special.what}; enter the public name, such as ftp.example.com.`;
  }
  if (!host.includes('.'))
    return `${host} is only part of a name; enter the full public name, such as ftp.example.com.`;
  return null;
}

/**
 * Whether an address may be contacted.
 * @returns null when it may, else a sentence that says why not and what to enter
 */
export function allowAddress(policy: TargetPolicy, address: IpAddress): string | null {
  if (policy.operatorRefusals.addresses.some((prefix) => containsAddress(prefix, address))) {
    return `${address.text} is not tested from here by decision of the operator; enter another FTP service.`;
  }
  const found = classifyAddress(address);
  if (found.public || isOpened(policy, address)) return null;
  return found.reason;
}

/**
 * Whether a control connection may go to a port.
 * @param knownPorts the control ports of the provider profile
 * @returns null when it may, else a sentence that says why not and what to enter
 */
export function allowControlPort(port: number, knownPorts: readonly number[]): string | null {
  if (knownPorts.includes(port)) return null;
  const instead =
    knownPorts.length > 0 ? `enter the FTP port, for example ${knownPorts[0]}` : 'enter the FTP port';
  if (!isPort(port)) return `A port is a number from 1 to 65535; ${instead}.`;
  const service = otherService(port);
  if (service) return `Port ${port} is used for ${service}, not for FTP; ${instead}.`;
  return port < 1024 ? `Port ${port} is set aside for another service; ${instead}.` : null;
}

/**
 * Whether a port that somebody opened in their own network may be called.
 * @returns null when it may, else a sentence that says why not and what to enter
 */
export function allowInboundPort(port: number): string | null {
  const { from, to } = inboundPorts;
  if (!isPort(port) || port < from || port > to)
    return `Enter a port from ${from} to ${to}: those are used for calls to your program.`;
  const service = otherService(port);
  return service
    ? `Port ${port} is used for ${service}, and we do not call it; open another one with a higher number.`
    : null;
}

/**
 * Whether a network may be called at the address from which its owner asks for it.
 * @param source canonical text of the address, as the last trusted hop saw it
 * @returns null when it may, else a sentence that says why not and what to do
 */
export function allowInboundAddress(policy: TargetPolicy, source: string): string | null {
  const address = parseAddress(source);
  if (!address) return 'We cannot see which address you come from, and so we have nothing to call.';
  if (allowAddress(policy, address) === null) return null;
  return classifyAddress(address).public || isOpened(policy, address)
    ? `You come from ${address.text}, which is not called from here by decision of the operator.`
    : `You come from ${address.text}, which is not an address on the public internet, so we cannot call you; open this page over the internet.`;
}

export type TargetRequest = {
  readonly host: string;
  readonly address: IpAddress | string;
  readonly port: number;
} & (
  | { readonly purpose: 'control'; readonly knownPorts: readonly number[] }
  /** The port a passive reply of the same address named. */
  | { readonly purpose: 'passive-data' }
  /** The host's web portal, whose certificate is compared. */
  | { readonly purpose: 'web' }
  /** A port that the person opened, on the address they come from: the host is that address itself. */
  | { readonly purpose: 'inbound' }
);

const httpsPort = 443;
const made = new WeakSet<AllowedTarget>();

/** Decides about one connection. Nothing else makes an `AllowedTarget`. */
export function allowTarget(policy: TargetPolicy, request: TargetRequest): Result<AllowedTarget, string> {
  const { host, port } = request;
  const address = typeof request.address === 'string' ? parseAddress(request.address) : request.address;
  if (!address) return refusal('The address cannot be read; enter four decimal numbers or an IPv6 address.');
  const isAddress = parseAddress(host) !== null;
  const refused =
    (isAddress ? null : allowName(policy, host)) ?? allowAddress(policy, address) ?? allowPort(request);
  if (refused) return refusal(refused);
  const target: AllowedTarget = {
    host,
    address: address.text,
    family: address.family,
    port,
    [allowed]: true,
  };
  made.add(Object.freeze(target));
  return success(target);
}

/** True for what `allowTarget` returned itself; a copy with another port or address is not a decision. */
export const isAllowedTarget = (target: AllowedTarget): boolean => made.has(target);

function allowPort(request: TargetRequest): string | null {
  const { port } = request;
  switch (request.purpose) {
    case 'control':
      return allowControlPort(port, request.knownPorts);
    case 'passive-data':
      return isPort(port) && port >= 1024
        ? null
        : `Port ${port} is below 1024, where no data connection may go.`;
    case 'inbound':
      return parseAddress(request.host)?.text === textOf(request.address)
        ? allowInboundPort(port)
        : 'Only the address that asks for it is called.';
    case 'web':
      return port === httpsPort ? null : `The web portal is asked on port ${httpsPort} only.`;
  }
}

function isOpened(policy: TargetPolicy, address: IpAddress): boolean {
  if (policy.lab?.networks.some((network) => containsAddress(network, address))) return true;
  return [...(policy.practice?.hosts.values() ?? [])].includes(address.text);
}

const textOf = (address: IpAddress | string): string | undefined =>
  typeof address === 'string' ? parseAddress(address)?.text : address.text;

const isPort = (port: number): boolean => Number.isInteger(port) && port >= 1 && port <= 65535;
