import type { Agent } from 'node:http';
import { api } from '../../src/model/api.ts';
import type { PoolsDescription } from '../../src/testing/index.ts';
import type { Known } from './malformed-requests.ts';
import { send } from './send.ts';

const poolId = 'us-east-1_Fuzz00001';
const victimPoolId = 'us-east-1_Fuzz00002';
const clients = ['fuzz0client0open00000001', 'fuzz0client0hiding000001', 'fuzz0client0secret000001'] as const;
const victimClient = 'fuzz0client0victim000001';
/** Enough that not all are locked for wrong passwords. */
const users = Array.from({ length: 40 }, (_, index) => `user${index}`);
const victimUser = 'victim';
/** Has a temporary password. */
const newcomer = 'newcomer';
export const secret = 'fuzzSecretThatMustNotBeTold0123456789';
export const password = 'Fuzz-Password-That-Must-Not-Be-Told-1';
const authFlows: (
  | 'ALLOW_USER_PASSWORD_AUTH'
  | 'ALLOW_USER_SRP_AUTH'
  | 'ALLOW_ADMIN_USER_PASSWORD_AUTH'
  | 'ALLOW_REFRESH_TOKEN_AUTH'
)[] = [
  'ALLOW_USER_PASSWORD_AUTH',
  'ALLOW_USER_SRP_AUTH',
  'ALLOW_ADMIN_USER_PASSWORD_AUTH',
  'ALLOW_REFRESH_TOKEN_AUTH',
];

/** What the service is started with. */
export const pools = {
  regions: ['us-east-1'],
  pools: [
    {
      id: poolId,
      name: 'fuzz',
      aliasAttributes: ['email'],
      autoVerifiedAttributes: ['email'],
      clients: [
        { id: clients[0], name: 'open', authFlows },
        { id: clients[1], name: 'hiding', authFlows, preventUserExistenceErrors: 'ENABLED' },
        { id: clients[2], name: 'secret', authFlows, secret },
      ],
      users: [...users, victimUser, newcomer].map(username => ({
        username,
        email: `${username}@example.com`,
        password,
        confirmed: username !== newcomer,
      })),
    },
    { id: victimPoolId, name: 'victim', clients: [{ id: victimClient, name: 'victim' }] },
  ],
} satisfies PoolsDescription;

/** Signs in and begins what can be begun, so that requests carry what is nearly right. */
export async function knownOf(origin: string, agent: Agent): Promise<Known> {
  const call = async (operation: string, input: object) => {
    const headers = {
      'x-amz-target': `${api.targetPrefix}.${operation}`,
      'x-amz-date': '20261121T000000Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=local/20261121/us-east-1/cognito-idp/aws4_request, SignedHeaders=host, Signature=00',
    };
    const { status, text } = await send(origin, agent, {
      method: 'POST',
      path: '/',
      headers,
      body: JSON.stringify(input),
    });
    if (status !== 200) throw new Error(`${operation} must succeed before anything is malformed: ${text}`);
    return JSON.parse(text);
  };
  const [ClientId] = clients;
  const signIn = (AuthFlow: string, AuthParameters: object) =>
    call('InitiateAuth', { ClientId, AuthFlow, AuthParameters });
  const tokensOf = async (USERNAME: string) => {
    const { AuthenticationResult } = await signIn('USER_PASSWORD_AUTH', { USERNAME, PASSWORD: password });
    return AuthenticationResult;
  };
  const [tokens, ended] = [await tokensOf('user0'), await tokensOf(victimUser)];
  const { ChallengeParameters: proof } = await signIn('USER_SRP_AUTH', {
    USERNAME: 'user1',
    SRP_A: 'abcdef',
  });
  const { Session } = await signIn('USER_PASSWORD_AUTH', { USERNAME: newcomer, PASSWORD: password });
  const page = await call('ListUsers', { UserPoolId: poolId, Limit: 1 });
  const names = ['nobody', 'user1@example.com', newcomer, newcomer, ...users] as const;
  const members: Known['members'] = {
    UserPoolId: [poolId, poolId, poolId, victimPoolId, 'us-east-1_None00000'],
    ClientId: [...clients, ...clients, 'none0client0of0fuzz00001'],
    Username: names,
    USERNAME: names,
    PASSWORD: [password, 'Wrong-Password-1', 'x'],
    Password: ['Second-Password-1', 'x'],
    AccessToken: [tokens.AccessToken, tokens.IdToken, `${tokens.AccessToken.slice(0, -8)}AAAAAAAA`],
    Token: [tokens.RefreshToken, tokens.AccessToken],
    RefreshToken: [tokens.RefreshToken, tokens.AccessToken],
    REFRESH_TOKEN: [tokens.RefreshToken, tokens.IdToken],
    Session: [Session, `${Session.slice(0, -4)}AAAA`],
    SRP_A: ['0', '00', 'abcdef', 'f'.repeat(768), 'xyz'],
    PASSWORD_CLAIM_SECRET_BLOCK: [proof.SECRET_BLOCK, `${proof.SECRET_BLOCK.slice(0, -4)}AAAA`],
    PASSWORD_CLAIM_SIGNATURE: ['AAAA', ''],
    TIMESTAMP: ['Sat Nov 21 00:00:00 UTC 2026', 'now'],
    ConfirmationCode: ['000000', '123456'],
    PaginationToken: [page.PaginationToken, `${page.PaginationToken.slice(0, -4)}AAAA`],
    Filter: ['name ^= "a"', 'email = "user1@example.com"', 'status = "Enabled"', 'custom:x = "1"'],
  };
  return {
    members,
    victims: [
      [poolId, victimPoolId],
      ...clients.map(id => [id, victimClient] as const),
      ...users.map(name => [`"${name}"`, `"${victimUser}"`] as const),
      [tokens.AccessToken, ended.AccessToken],
      [tokens.RefreshToken, ended.RefreshToken],
    ],
  };
}
