declare const signedIn: unique symbol;

/** A signed-in person who may read sessions. Only `currentAgent` makes one. */
export interface Agent {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: 'support' | 'administrator';
  readonly [signedIn]: true;
}
