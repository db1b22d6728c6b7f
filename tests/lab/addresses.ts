/** Who has which address in the lab: documentation ranges outside, a private range behind the customer's firewall. */
export const PORTAL_ADDRESS = '198.51.100.9';
export const PORTAL_GATEWAY = '198.51.100.1';
export const SERVICE_ADDRESS = '203.0.113.20';
export const SECOND_ADDRESS = '203.0.113.21';
export const SERVICE_IPV6 = '2001:db8:203::20';
/** A host that has nothing to do with the service. */
export const DECOY_ADDRESS = '203.0.113.99';
/** Outside of the customer's firewall: what the world sees. */
export const CUSTOMER_PUBLIC = '192.0.2.30';
/** A second uplink of the same firewall. */
export const CUSTOMER_SECOND_UPLINK = '192.0.2.31';
export const CUSTOMER_GATEWAY = '192.168.77.1';
export const CUSTOMER_ADDRESS = '192.168.77.9';

export const HOST = 'ftp.lab.test';
export const USER = 'uma';
export const PASSWORD = 'correct-horse';
