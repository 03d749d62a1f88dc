import type { PoolsDescription } from '../../src/testing/index.ts';

/** A pool where users choose their names, which sign-in and reset are asked of. */
export const poolId = 'us-east-1_Wire00001';
/** A pool where addresses stand for usernames. */
export const emailPoolId = 'us-east-1_Wire00002';
/** A pool that remembers passwords and does not bind reset codes to clients. */
export const loosePoolId = 'us-east-1_Wire00003';

/** A pool where only an administrator recovers passwords. */
export const closedPoolId = 'us-east-1_Wire00004';

/** App clients of the first pool, by what is special about them. */
export const client = {
  /** Tells who exists, as a client that never set PreventUserExistenceErrors. */
  open: 'open0client0of0wire0001',
  other: 'other0client0of0wire001',
  /** Hides who exists. */
  hiding: 'hiding0client0of0wire01',
  secret: 'secret0client0of0wire01',
  /** Allows SRP only. */
  srpOnly: 'srponly0client0of0wire1',
  short: 'short0client0of0wire001',
} as const;

export const clientSecret = 'wireSecret0123456789abcdefghij';

export const emailClient = 'email0client0of0wire002';
export const closedClient = { open: 'closed0open0of0wire004', hiding: 'closed0hiding0of0wire4' } as const;
export const looseClient = { one: 'loose0one0of0wire00003', two: 'loose0two0of0wire00003' } as const;

/** A user of the third pool. */
export const describedUser = {
  username: 'described',
  email: 'described@example.com',
  password: 'First-Password-1',
} as const;

const all = [
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
] as const;

const authFlows = [...all];

export const description = {
  regions: ['us-east-1'],
  pools: [
    {
      id: poolId,
      name: 'wire',
      aliasAttributes: ['email'],
      autoVerifiedAttributes: ['email'],
      recovery: ['verified_email', 'verified_phone_number'],
      clients: [
        { id: client.open, name: 'open', authFlows },
        { id: client.other, name: 'other', authFlows },
        { id: client.hiding, name: 'hiding', authFlows, preventUserExistenceErrors: 'ENABLED' },
        { id: client.secret, name: 'secret', authFlows, secret: clientSecret },
        { id: client.srpOnly, name: 'srp-only', authFlows: ['ALLOW_USER_SRP_AUTH'] },
        {
          id: client.short,
          name: 'short',
          authFlows,
          accessTokenValidity: '5m',
          idTokenValidity: '5m',
          refreshTokenValidity: '60m',
        },
      ],
    },
    {
      id: emailPoolId,
      name: 'wire-email',
      usernameAttributes: ['email'],
      autoVerifiedAttributes: ['email'],
      recovery: ['verified_email'],
      clients: [{ id: emailClient, name: 'email', authFlows, preventUserExistenceErrors: 'ENABLED' }],
    },
    {
      id: loosePoolId,
      name: 'wire-loose',
      autoVerifiedAttributes: ['email'],
      resetCodeBinding: 'pool',
      passwordPolicy: { passwordHistorySize: 2 },
      clients: [
        { id: looseClient.one, name: 'one', authFlows },
        { id: looseClient.two, name: 'two', authFlows },
      ],
      users: [describedUser],
    },
    {
      id: closedPoolId,
      name: 'wire-closed',
      recovery: ['admin_only'],
      clients: [
        { id: closedClient.open, name: 'open', authFlows },
        { id: closedClient.hiding, name: 'hiding', authFlows, preventUserExistenceErrors: 'ENABLED' },
      ],
    },
  ],
} as const satisfies PoolsDescription;
