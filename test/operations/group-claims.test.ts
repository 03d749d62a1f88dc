import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { CognitoJwtInvalidGroupError } from 'aws-jwt-verify/error';
import { decodeJwt } from 'jose';
import type { Output } from '../../src/model/operation.ts';
import { client, description, poolId as UserPoolId } from './described.ts';
import { onBothEngines } from './engines.ts';
import { type Person, person } from './people.ts';

type Tokens = NonNullable<Output<'InitiateAuth'>['AuthenticationResult']>;

const reader = 'arn:aws:iam::123456789012:role/reader';
const writer = 'arn:aws:iam::123456789012:role/writer';

/** The claims of groups and roles; one that the token lacks is absent. */
interface GroupClaims {
  readonly groups?: unknown;
  readonly roles?: unknown;
  readonly preferred?: unknown;
}

function claimsOf(token = ''): GroupClaims {
  const claims = decodeJwt(token);
  const named = { groups: 'cognito:groups', roles: 'cognito:roles', preferred: 'cognito:preferred_role' };
  return Object.fromEntries(
    Object.entries(named)
      .filter(([, claim]) => claim in claims)
      .map(([name, claim]) => [name, claims[claim]]),
  );
}

/** What both tokens name: the groups in both, the roles in the ID token only. */
function assertClaims({ IdToken, AccessToken }: Tokens, wanted: GroupClaims): void {
  assert.deepEqual(claimsOf(IdToken), wanted);
  assert.deepEqual(claimsOf(AccessToken), 'groups' in wanted ? { groups: wanted.groups } : {});
}

let count = 0;

const triggers = { PostAuthentication: new URL('./handlers/as-told.mjs', import.meta.url) };

onBothEngines({ pools: description, triggers }, wire => {
  const signIn = async (who: Person): Promise<Tokens> => {
    const { AuthenticationResult } = await wire().ok('InitiateAuth', {
      ClientId: client.open,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: who.name, PASSWORD: who.password },
    });
    assert.ok(AuthenticationResult);
    return AuthenticationResult;
  };
  const refresh = async (token: string | undefined): Promise<Tokens> => {
    const { AuthenticationResult } = await wire().ok('InitiateAuth', {
      ClientId: client.open,
      AuthFlow: 'REFRESH_TOKEN_AUTH',
      AuthParameters: { REFRESH_TOKEN: token },
    });
    assert.ok(AuthenticationResult);
    return AuthenticationResult;
  };
  /** Groups of names that no other test uses, with the user in them; gives their names. */
  const groupsWith = async (who: Person, ...settings: object[]): Promise<string[]> => {
    const names = [];
    for (const each of settings) {
      count += 1;
      const GroupName = `group${String(count).padStart(5, '0')}`;
      await wire().ok('CreateGroup', { UserPoolId, GroupName, ...each });
      await wire().ok('AdminAddUserToGroup', { UserPoolId, Username: who.name, GroupName });
      names.push(GroupName);
    }
    return names;
  };

  describe('tokens', () => {
    test('of a user without groups name none', async () => {
      assertClaims(await signIn(await person(wire())), {});
    });

    test('name the groups behind sub, in the order of AdminListGroupsForUser', async () => {
      const anna = await person(wire());
      const names = await groupsWith(anna, { Precedence: 10 }, {}, { Precedence: 0 });
      const tokens = await signIn(anna);
      assertClaims(tokens, { groups: names });
      const { Groups } = await wire().ok('AdminListGroupsForUser', { UserPoolId, Username: anna.name });
      assert.deepEqual(
        Groups?.map(group => group.GroupName),
        names,
      );
      for (const token of [tokens.IdToken, tokens.AccessToken]) {
        assert.deepEqual(Object.keys(decodeJwt(token ?? '')).slice(0, 2), ['sub', 'cognito:groups']);
      }
    });

    test('follow the groups from refresh to refresh, as observed', async () => {
      const anna = await person(wire());
      const { RefreshToken } = await signIn(anna);
      const [read = '', write = ''] = await groupsWith(
        anna,
        { RoleArn: reader, Precedence: 10 },
        { RoleArn: writer, Precedence: 10 },
      );
      const groups = [read, write];
      const now = () => refresh(RefreshToken);
      const update = (GroupName: string, change: object) =>
        wire().ok('UpdateGroup', { UserPoolId, GroupName, ...change });
      const leave = (GroupName: string) =>
        wire().ok('AdminRemoveUserFromGroup', { UserPoolId, Username: anna.name, GroupName });

      assertClaims(await now(), { groups, roles: [reader, writer] });
      await update(write, { Precedence: 9 });
      assertClaims(await now(), { groups, roles: [reader, writer], preferred: writer });
      const [first = ''] = await groupsWith(anna, { Precedence: 0 });
      assertClaims(await now(), { groups: [...groups, first], roles: [reader, writer], preferred: writer });
      await leave(first);
      await update(write, { Precedence: 10, RoleArn: reader });
      assertClaims(await now(), { groups, roles: [reader], preferred: reader });
      const [unranked = ''] = await groupsWith(anna, { RoleArn: writer });
      const all = { groups: [read, write, unranked], roles: [reader, writer], preferred: reader };
      assertClaims(await now(), all);
      assertClaims(await signIn(anna), all);
      await wire().ok('DeleteGroup', { UserPoolId, GroupName: write });
      assertClaims(await now(), { ...all, groups: [read, unranked] });
      await leave(read);
      assertClaims(await now(), { groups: [unranked], roles: [writer] });
      await wire().ok('DeleteGroup', { UserPoolId, GroupName: unranked });
      assertClaims(await now(), {});
    });

    test('of GetTokensFromRefreshToken name the groups of now', async () => {
      const anna = await person(wire());
      const { RefreshToken } = await signIn(anna);
      const groups = await groupsWith(anna, { RoleArn: writer, Precedence: 0 });
      const { AuthenticationResult } = await wire().ok('GetTokensFromRefreshToken', {
        ClientId: client.open,
        RefreshToken,
      });
      assert.ok(AuthenticationResult);
      assertClaims(AuthenticationResult, { groups, roles: [writer], preferred: writer });
    });

    test('name a group into which PostAuthentication puts the user', async () => {
      const [anna, ben] = [await person(wire()), await person(wire())];
      const [GroupName = ''] = await groupsWith(ben, {});
      const input = { UserPoolId, Username: anna.name, GroupName };
      const call = JSON.stringify({ endpoint: wire().endpoint, operation: 'AdminAddUserToGroup', input });
      await wire().ok('AdminUpdateUserAttributes', {
        UserPoolId,
        Username: anna.name,
        UserAttributes: [{ Name: 'profile', Value: call }],
      });
      assertClaims(await signIn(anna), { groups: [GroupName] });
    });

    test('name names and roles of any signs that the API takes', async () => {
      const anna = await person(wire());
      const names = ['"q"\\,;|:', '9', 'a', 'é', 'ü', '日本', '😀'];
      for (const GroupName of names) {
        await wire().ok('CreateGroup', { UserPoolId, GroupName });
        await wire().ok('AdminAddUserToGroup', { UserPoolId, Username: anna.name, GroupName });
      }
      assertClaims(await signIn(anna), { groups: names });
    });

    test('of a user in a hundred groups name all of them', async () => {
      const anna = await person(wire());
      const settings = Array.from({ length: 100 }, (_, i) => ({ Precedence: i, RoleArn: `${reader}-${i}` }));
      const groups = await groupsWith(anna, ...settings);
      const roles = settings.map(({ RoleArn }) => RoleArn);
      const { RefreshToken, ...tokens } = await signIn(anna);
      for (const each of [tokens, await refresh(RefreshToken)]) {
        assertClaims(each, { groups, roles, preferred: roles[0] });
      }
      assert.ok(await wire().ok('GetUser', { AccessToken: tokens.AccessToken }));
    });
  });

  test('CognitoJwtVerifier takes the tokens of members, and no others, where it is told groups', async () => {
    const [anna, ben] = [await person(wire()), await person(wire())];
    const [admins = ''] = await groupsWith(anna, {});
    const [others = ''] = await groupsWith(ben, {});
    const jwks = JSON.parse(
      await (await fetch(`${wire().endpoint}/${UserPoolId}/.well-known/jwks.json`)).text(),
    );
    for (const tokenUse of ['id', 'access'] as const) {
      const verifier = (groups: string | string[]) => {
        const made = CognitoJwtVerifier.create({
          userPoolId: UserPoolId,
          clientId: client.open,
          tokenUse,
          groups,
        });
        // The verifier would fetch them from the issuer, which is the real service's address.
        made.cacheJwks(jwks);
        return made;
      };
      const tokenOf = async (who: Person) => {
        const { IdToken = '', AccessToken = '' } = await signIn(who);
        return tokenUse === 'id' ? IdToken : AccessToken;
      };
      const verified = await verifier(admins).verify(await tokenOf(anna));
      assert.deepEqual(verified['cognito:groups'], [admins]);
      await verifier([admins, others]).verify(await tokenOf(ben));
      await assert.rejects(verifier(admins).verify(await tokenOf(ben)), CognitoJwtInvalidGroupError);
      const nobody = await tokenOf(await person(wire()));
      await assert.rejects(verifier(admins).verify(nobody), CognitoJwtInvalidGroupError);
    }
  });
});
