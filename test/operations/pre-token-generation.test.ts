import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { client, description, poolId } from './described.ts';
import { type Person, person } from './people.ts';
import { startWire, type Wire } from './wire.ts';

const scripted = fileURLToPath(new URL('./handlers/scripted.mjs', import.meta.url));
const [first] = description.pools;
const pools = {
  ...description,
  account: '123456789012',
  functions: { scripted: { handler: scripted } },
  pools: [
    {
      ...first,
      triggers: { PreTokenGeneration: 'scripted' },
      preTokenGenerationVersion: 'V2_0' as const,
    },
  ],
};

let wire: Wire;
before(async () => {
  wire = await startWire({ pools });
});
after(() => wire.stop());

const LambdaArn = 'arn:aws:lambda:us-east-1:123456789012:function:scripted';
/** Sets the version of the trigger's events. */
const setVersion = (LambdaVersion: string) =>
  wire.ok('UpdateUserPool', {
    UserPoolId: poolId,
    AutoVerifiedAttributes: ['email'],
    LambdaConfig: { PreTokenGenerationConfig: { LambdaArn, LambdaVersion } },
  });

/** Signs somebody in for whom the trigger answers that. */
const signInWith = async (response: object, traits: { show?: true; groups?: string[] } = {}) => {
  const nickname = JSON.stringify({
    TokenGeneration: [response],
    ...(traits.show && { show: true }),
  });
  const anna = await person(wire, { attributes: { nickname } });
  for (const GroupName of traits.groups ?? []) {
    await wire.ok('AdminAddUserToGroup', { UserPoolId: poolId, Username: anna.name, GroupName });
  }
  return { anna, ...(await signIn(anna)) };
};
const signIn = async (anna: Person) => {
  const { AuthenticationResult = {} } = await wire.ok('InitiateAuth', {
    ClientId: client.open,
    AuthFlow: 'USER_PASSWORD_AUTH',
    AuthParameters: { USERNAME: anna.name, PASSWORD: anna.password },
    ClientMetadata: { of: 'InitiateAuth' },
  });
  return claimsOf(AuthenticationResult);
};
const claimsOf = (tokens: {
  IdToken?: string | undefined;
  AccessToken?: string | undefined;
  RefreshToken?: string | undefined;
}) => ({
  id: claims(tokens.IdToken),
  access: claims(tokens.AccessToken),
  accessToken: tokens.AccessToken,
  refreshToken: tokens.RefreshToken,
});
const claims = (token = ''): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
const lastEvent = () => JSON.parse((wire.logged.at(-1) ?? '').replace(/^[^{]*/, ''));

test('pools.yaml sets the version', async () => {
  const { UserPool } = await wire.ok('DescribeUserPool', { UserPoolId: poolId });
  assert.deepEqual(UserPool?.LambdaConfig?.PreTokenGenerationConfig, { LambdaArn, LambdaVersion: 'V2_0' });
});

describe('the first version', () => {
  before(() => setVersion('V1_0'));

  test('is told of the user, the groups and how the sign-in went', async () => {
    const { anna, id } = await signInWith({}, { show: true });
    const event = lastEvent();
    assert.equal(event.version, '1');
    assert.equal(event.triggerSource, 'TokenGeneration_Authentication');
    assert.equal(event.userName, anna.name);
    assert.deepEqual(event.response, { claimsOverrideDetails: null });
    const { userAttributes, ...request } = event.request;
    assert.deepEqual(request, {
      groupConfiguration: { groupsToOverride: [], iamRolesToOverride: [], preferredRole: null },
    });
    assert.deepEqual([userAttributes.sub, userAttributes['cognito:user_status']], [id.sub, 'CONFIRMED']);
  });

  test('adds, replaces and leaves out claims of the ID token only', async () => {
    const { id, access } = await signInWith({
      claimsOverrideDetails: {
        claimsToAddOrOverride: { tenant: 'acme', seats: 5, email: 'shown@example.com', both: 'x' },
        claimsToSuppress: ['email_verified', 'both'],
      },
    });
    assert.deepEqual(
      [id.tenant, id.seats, id.email, id.email_verified],
      ['acme', '5', 'shown@example.com', undefined],
    );
    assert.equal('both' in id, false);
    assert.equal('tenant' in access, false);
  });

  test('touches no claim by which tokens are known', async () => {
    const names = [
      ...['acr', 'amr', 'aud', 'at_hash', 'auth_time', 'azp', 'cognito:username', 'exp', 'iat'],
      ...['identities', 'iss', 'jti', 'nbf', 'nonce', 'origin_jti', 'sub', 'token_use', 'cognito:groups'],
    ];
    const { id, anna } = await signInWith({
      claimsOverrideDetails: {
        claimsToAddOrOverride: Object.fromEntries(names.map(name => [name, 'changed'])),
        claimsToSuppress: names,
      },
    });
    assert.deepEqual(
      Object.values(id).filter(value => value === 'changed'),
      [],
    );
    assert.equal(id['cognito:username'], anna.name);
    for (const name of ['aud', 'auth_time', 'exp', 'iat', 'iss', 'jti', 'origin_jti', 'sub', 'token_use']) {
      assert.ok(name in id, name);
    }
  });

  const roleOf = (name: string) => `arn:aws:iam::123456789012:role/${name}`;
  const groupRows: [what: string, override: object, groups: unknown, roles: unknown][] = [
    ['are left where nothing is said of them', {}, ['readers', 'writers'], [roleOf('readers')]],
    ['are left out by null', { groupOverrideDetails: null }, undefined, undefined],
    ['are left out by an empty override', { groupOverrideDetails: {} }, undefined, undefined],
    [
      'are replaced as a whole',
      { groupOverrideDetails: { groupsToOverride: ['others'], iamRolesToOverride: [roleOf('other')] } },
      ['others'],
      [roleOf('other')],
    ],
  ];
  test('changes groups in both tokens', async () => {
    const UserPoolId = poolId;
    await wire.ok('CreateGroup', {
      UserPoolId,
      GroupName: 'readers',
      RoleArn: roleOf('readers'),
      Precedence: 1,
    });
    await wire.ok('CreateGroup', { UserPoolId, GroupName: 'writers' });
    for (const [what, override, groups, roles] of groupRows) {
      const { id, access } = await signInWith(
        { claimsOverrideDetails: override },
        { groups: ['readers', 'writers'] },
      );
      assert.deepEqual(id['cognito:groups'], groups, what);
      assert.deepEqual(access['cognito:groups'], groups, what);
      assert.deepEqual(id['cognito:roles'], roles, what);
    }
  });

  test('runs on refresh, and reads the user anew', async () => {
    const { anna, refreshToken } = await signInWith({
      claimsOverrideDetails: { claimsToAddOrOverride: { tenant: 'acme' } },
    });
    const nickname = JSON.stringify({
      show: true,
      TokenGeneration: [{ claimsOverrideDetails: { claimsToAddOrOverride: { tenant: 'moved' } } }],
    });
    await wire.ok('AdminUpdateUserAttributes', {
      UserPoolId: poolId,
      Username: anna.name,
      UserAttributes: [{ Name: 'nickname', Value: nickname }],
    });
    const refresh = {
      ClientId: client.open,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: refreshToken },
      ClientMetadata: { of: 'InitiateAuth' },
    };
    const { AuthenticationResult = {} } = await wire.ok('InitiateAuth', refresh);
    assert.equal(claimsOf(AuthenticationResult).id.tenant, 'moved');
    assert.equal(lastEvent().triggerSource, 'TokenGeneration_RefreshTokens');
    assert.equal('clientMetadata' in lastEvent().request, false);
    const again = await wire.ok('GetTokensFromRefreshToken', {
      ClientId: client.open,
      RefreshToken: refreshToken,
      ClientMetadata: { of: 'GetTokens' },
    });
    assert.equal(claimsOf(again.AuthenticationResult ?? {}).id.tenant, 'moved');
    assert.deepEqual(lastEvent().request.clientMetadata, { of: 'GetTokens' });
  });

  test('is told of a temporary password that was replaced, with the metadata of the answer', async () => {
    const anna = await person(wire, {
      status: 'FORCE_CHANGE_PASSWORD',
      attributes: { nickname: '{"show":true}' },
    });
    const { Session } = await wire.ok('InitiateAuth', {
      ClientId: client.open,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: anna.name, PASSWORD: anna.password },
    });
    await wire.ok('RespondToAuthChallenge', {
      ClientId: client.open,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: anna.name, NEW_PASSWORD: 'Second-Password-1' },
      ClientMetadata: { of: 'answer' },
    });
    const { triggerSource, request } = lastEvent();
    assert.equal(triggerSource, 'TokenGeneration_NewPasswordChallenge');
    assert.deepEqual(request.clientMetadata, { of: 'answer' });
  });

  const broken: [what: string, response: object, field: string, problem: string][] = [
    [
      'the form of a later version',
      { claimsAndScopeOverrideDetails: {} },
      'claimsAndScopeOverrideDetails',
      'response has claimsAndScopeOverrideDetails, which PreTokenGeneration does not know; it knows claimsOverrideDetails',
    ],
    [
      'a claim that is an object',
      { claimsOverrideDetails: { claimsToAddOrOverride: { roles: ['admin'] } } },
      'claimsOverrideDetails.claimsToAddOrOverride.roles',
      'claimsOverrideDetails.claimsToAddOrOverride.roles is a list; it must be a string',
    ],
    [
      'a name that is none',
      { claimsOverrideDetails: { claimsToSuppress: ['email', 5] } },
      'claimsOverrideDetails.claimsToSuppress.1',
      'claimsOverrideDetails.claimsToSuppress.1 is the number 5; it must be a string',
    ],
    [
      'one name in place of a list',
      { claimsOverrideDetails: { claimsToSuppress: 'email' } },
      'claimsOverrideDetails.claimsToSuppress',
      'claimsOverrideDetails.claimsToSuppress is the string "email"; it must be a list',
    ],
  ];
  for (const [what, response, field, problem] of broken) {
    test(`gives no tokens for ${what}`, async () => {
      const nickname = JSON.stringify({ TokenGeneration: [response] });
      const anna = await person(wire, { attributes: { nickname } });
      await wire.refused(
        'InitiateAuth',
        {
          ClientId: client.open,
          AuthFlow: 'USER_PASSWORD_AUTH',
          AuthParameters: { USERNAME: anna.name, PASSWORD: anna.password },
        },
        {
          type: 'InvalidLambdaResponseException',
          message: 'Unrecognizable lambda output',
          cause: 'answer-breaks-contract',
          facts: { field, problem },
        },
      );
    });
  }
});

describe('the later versions', () => {
  for (const [LambdaVersion, version] of [
    ['V2_0', '2'],
    ['V3_0', '3'],
  ] as const) {
    test(`${LambdaVersion}: change both tokens, any JSON, and scopes but those of the service`, async () => {
      await setVersion(LambdaVersion);
      const { id, access, accessToken } = await signInWith(
        {
          claimsAndScopeOverrideDetails: {
            idTokenGeneration: {
              claimsToAddOrOverride: { roles: ['admin', { of: 1 }] },
              claimsToSuppress: ['email'],
            },
            accessTokenGeneration: {
              claimsToAddOrOverride: { tenant: { id: 7 }, username: 'root', scope: 'all', client_id: 'x' },
              claimsToSuppress: ['sub', 'jti'],
              scopesToAdd: ['orders/read', 'aws.cognito.signin.user.other'],
            },
          },
        },
        { show: true },
      );
      assert.equal(lastEvent().version, version);
      assert.deepEqual(lastEvent().request.scopes, ['aws.cognito.signin.user.admin']);
      assert.deepEqual(lastEvent().response, { claimsAndScopeOverrideDetails: null });
      assert.deepEqual([id.roles, 'email' in id], [['admin', { of: 1 }], false]);
      assert.deepEqual(access.tenant, { id: 7 });
      assert.equal(access.scope, 'aws.cognito.signin.user.admin orders/read');
      assert.deepEqual(
        [access.client_id, typeof access.sub, typeof access.jti],
        [client.open, 'string', 'string'],
      );
      const read = await wire.ok('GetUser', { AccessToken: accessToken });
      assert.equal(read.Username, access.username);
    });
  }
  test('can take the scope away that the service asks for', async () => {
    await setVersion('V2_0');
    const scopesToSuppress = ['aws.cognito.signin.user.admin'];
    const { access, accessToken } = await signInWith({
      claimsAndScopeOverrideDetails: { accessTokenGeneration: { scopesToSuppress } },
    });
    assert.equal(access.scope, '');
    await wire.refused(
      'GetUser',
      { AccessToken: accessToken },
      {
        type: 'NotAuthorizedException',
        message: 'Access Token does not have required scopes',
        cause: 'access-token-lacks-scope',
      },
    );
  });
});
