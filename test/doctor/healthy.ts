import type { PoolsDescription } from '../../src/testing/index.ts';

/** A pool of a description for tests. */
export type DescribedPool = PoolsDescription['pools'][number];

/** An app client of one. */
export type DescribedClient = NonNullable<DescribedPool['clients']>[number];

/** The id of the healthy pool of that number. */
export const idOf = (index: number): string => `us-east-1_Looked${String(index).padStart(4, '0')}`;

/** The id of the first app client of the pool of that number. */
export const clientOf = (index: number): string => `looked0client${index}`;

/** The settings of an app client that no check finds anything at. */
export const healthyClient = {
  preventUserExistenceErrors: 'ENABLED',
} satisfies Partial<DescribedClient>;

/** The settings of a client with hosted pages that no check finds anything at. */
export const hosted = {
  ...healthyClient,
  callbackUrls: ['https://app.example.com/callback', 'myapp://signIn'],
  logoutUrls: ['https://app.example.com/'],
  oauthFlows: ['code'],
  oauthScopes: ['openid', 'email'],
} satisfies Partial<DescribedClient>;

/** The settings of a pool that no check finds anything at. */
export const healthyPool = {
  deletionProtection: true,
  signUp: 'closed',
  usernameAttributes: ['email'],
  usernamesCaseSensitive: false,
  autoVerifiedAttributes: ['email'],
  verifyBeforeUpdate: ['email'],
  recovery: ['verified_email'],
  mfa: 'OPTIONAL',
  mail: {
    sendingAccount: 'DEVELOPER',
    from: 'Example <noreply@example.com>',
    sourceArn: 'arn:aws:ses:us-east-1:111122223333:identity/example.com',
  },
  users: [{ username: 'anna@example.com', email: 'anna@example.com', password: 'Anna-Password-1' }],
} satisfies Partial<DescribedPool>;
