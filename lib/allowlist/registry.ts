import type { AllowlistFormat } from './format';
import { cidrList } from './formats/cidr-list';
import { csv } from './formats/csv';
import { firewallRequest } from './formats/firewall-request';
import { nftables } from './formats/nftables';

/** Every format, in the order in which pages show them: what can be sent at once comes first. */
export const allowlistFormats: readonly AllowlistFormat[] = [firewallRequest, cidrList, csv, nftables];

/** The format with an id, or undefined. */
export const allowlistFormat = (id: string): AllowlistFormat | undefined =>
  allowlistFormats.find((format) => format.id === id);
