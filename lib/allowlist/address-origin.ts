/** Where a list of addresses comes from. It decides how far the list can be trusted to be whole. */
export type AddressOrigin =
  /** The service's own list, as the profile names it. `asOf` is an ISO day, null when the list has no date. */
  | { readonly kind: 'published'; readonly asOf: string | null }
  /** Given by a person: a pasted or uploaded list, or the dedicated addresses of a custom domain. */
  | { readonly kind: 'given' }
  /** What a name led to when it was tested; the service may have more. `on` is an ISO day. */
  | { readonly kind: 'seen'; readonly host: string; readonly on: string }
  /** Nobody knows them here; people are told where to look. */
  | {
      readonly kind: 'unknown';
      readonly listUrl: string | null;
      readonly whereToFind: string | null;
      readonly approximateCount: number | null;
    };

/** Addresses and where they come from; entries are addresses or CIDR blocks as text, not yet checked. */
export interface AddressList {
  readonly origin: AddressOrigin;
  readonly entries: readonly string[];
}
