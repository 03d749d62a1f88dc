import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createRemoteJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import type { OperationName, Output } from '../../src/model/operation.ts';
import { client, clientSecret, description, emailClient, emailPoolId, poolId } from './described.ts';
import { onBothEngines } from './engines.ts';
import { type Person, person } from './people.ts';
import { type Shown, startWire, type Wire } from './wire.ts';

type Tokens = Required<NonNullable<Output<'InitiateAuth'>['AuthenticationResult']>>;

const signIn = (who: Person, ClientId: string = client.open) => ({
  ClientId,
  AuthFlow: 'USER_PASSWORD_AUTH',
  AuthParameters: { USERNAME: who.name, PASSWORD: who.password },
});

async function signedIn(wire: Wire, who: Person, ClientId: string = client.open): Promise<Tokens> {
  const { AuthenticationResult } = await wire.ok('InitiateAuth', signIn(who, ClientId));
  // What is missing would be undefined in the assertions that use it.
  return AuthenticationResult as Tokens;
}

const refresh = (REFRESH_TOKEN: string, ClientId: string = client.open) => ({
  ClientId,
  AuthFlow: 'REFRESH_TOKEN_AUTH',
  AuthParameters: { REFRESH_TOKEN },
});

const refused = (message: string, cause: string): Shown => ({
  type: 'NotAuthorizedException',
  message,
  cause,
});
const revoked = refused('Access Token has been revoked', 'access-token-revoked');
const refreshRevoked = refused('Refresh Token has been revoked', 'refresh-token-revoked');
const unreadable = refused('Invalid Access Token', 'access-token-unreadable');
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

describe('tokens', () => {
  let wire: Wire;
  before(async () => {
    wire = await startWire({ pools: description });
  });
  after(() => wire.stop());
  const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${poolId}`;
  const fetched = async (path: string) => {
    const response = await fetch(`${wire.endpoint}/${path}`);
    return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
  };

  test('of a pool are verified with its two keys, the one for ID tokens first', async () => {
    const { status, headers, body } = await fetched(`${poolId}/.well-known/jwks.json`);
    assert.equal(status, 200);
    assert.equal(headers.get('access-control-allow-origin'), '*');
    assert.deepEqual(Object.keys(body), ['keys']);
    const { keys: listed }: { keys: Record<string, string>[] } = body;
    const [id = {}, access = {}, ...others] = listed;
    assert.deepEqual(others, []);
    for (const { kid = '', n = '', ...rest } of [id, access]) {
      assert.deepEqual(rest, { alg: 'RS256', e: 'AQAB', kty: 'RSA', use: 'sig' });
      assert.match(kid, /^[A-Za-z0-9+/]{43}=$/);
      assert.match(n, /^[\w-]{342}$/);
    }
    const tokens = await signedIn(wire, await person(wire));
    assert.deepEqual(decodeProtectedHeader(tokens.IdToken), { kid: id.kid, alg: 'RS256' });
    assert.deepEqual(decodeProtectedHeader(tokens.AccessToken), { kid: access.kid, alg: 'RS256' });
    const keys = createRemoteJWKSet(new URL(`${wire.endpoint}/${poolId}/.well-known/jwks.json`));
    for (const token of [tokens.IdToken, tokens.AccessToken]) await jwtVerify(token, keys, { issuer });
  });

  test('are described by the discovery document, with what it says of endpoints that are there', async () => {
    const { status, body } = await fetched(`${poolId}/.well-known/openid-configuration`);
    assert.equal(status, 200);
    assert.deepEqual(body, {
      id_token_signing_alg_values_supported: ['RS256'],
      issuer,
      jwks_uri: `${wire.endpoint}/${poolId}/.well-known/jwks.json`,
      response_types_supported: ['code', 'token'],
      scopes_supported: ['openid', 'email', 'phone', 'profile'],
      subject_types_supported: ['public'],
      token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    });
  });

  for (const document of ['jwks.json', 'openid-configuration']) {
    test(`of a pool that is not there have no ${document}`, async () => {
      const { status, body } = await fetched(`us-east-1_nowhere/.well-known/${document}`);
      assert.deepEqual([status, body], [400, { message: 'User pool us-east-1_nowhere does not exist.' }]);
    });
  }

  test('for access have these claims in this order', async () => {
    const anna = await person(wire);
    const { AccessToken } = await signedIn(wire, anna);
    const claims = decodeJwt(AccessToken);
    const order = [
      ...['sub', 'iss', 'client_id', 'origin_jti', 'event_id', 'token_use', 'scope'],
      ...['auth_time', 'exp', 'iat', 'jti', 'username'],
    ];
    assert.deepEqual(Object.keys(claims), order);
    const {
      sub,
      iss,
      client_id,
      origin_jti,
      event_id,
      token_use,
      scope,
      auth_time,
      exp,
      iat,
      jti,
      username,
    } = claims;
    assert.deepEqual(
      { iss, client_id, token_use, scope, username },
      {
        iss: issuer,
        client_id: client.open,
        token_use: 'access',
        scope: 'aws.cognito.signin.user.admin',
        username: anna.name,
      },
    );
    for (const id of [sub, origin_jti, event_id, jti]) assert.match(String(id), uuid);
    assert.equal(auth_time, iat);
    assert.equal(exp, Number(iat) + 3600);
  });

  test('of identity have these claims, and the attributes with their types', async () => {
    const anna = await person(wire, { attributes: { address: 'Ring 1', family_name: 'Berg' } });
    const { IdToken, AccessToken } = await signedIn(wire, anna);
    const { sub, event_id, auth_time, exp, iat, jti, origin_jti, ...rest } = decodeJwt(IdToken);
    assert.deepEqual(rest, {
      aud: client.open,
      token_use: 'id',
      iss: issuer,
      'cognito:username': anna.name,
      email: anna.email,
      email_verified: true,
      address: { formatted: 'Ring 1' },
      family_name: 'Berg',
    });
    const access = decodeJwt(AccessToken);
    assert.deepEqual([sub, event_id, origin_jti], [access.sub, access.event_id, access.origin_jti]);
    assert.notEqual(jti, access.jti);
    assert.deepEqual([auth_time, exp, iat], [access.auth_time, access.exp, access.iat]);
  });

  test('of a user whose name is an address name the sub', async () => {
    const anna = await person(wire, { pool: emailPoolId });
    const { IdToken, AccessToken } = await signedIn(wire, anna, emailClient);
    const { username, sub } = decodeJwt(AccessToken);
    assert.equal(username, sub);
    assert.equal(decodeJwt(IdToken)['cognito:username'], sub);
    assert.match(String(sub), /^[0-9a-f]{8}-[0-9a-f]{4}-70[0-9a-f]{2}-/);
  });

  test('live as long as their client says', async () => {
    const { IdToken, AccessToken, ExpiresIn } = await signedIn(wire, await person(wire), client.short);
    assert.equal(ExpiresIn, 300);
    for (const token of [IdToken, AccessToken]) {
      const { exp, iat } = decodeJwt(token);
      assert.equal(exp, Number(iat) + 300);
    }
  });

  test('for refresh are five parts, of which the first is read by all and the rest by nobody', async () => {
    const { RefreshToken } = await signedIn(wire, await person(wire));
    const { cty, enc } = decodeProtectedHeader(RefreshToken);
    assert.deepEqual([cty, enc], ['JWT', 'A256GCM']);
    assert.equal(RefreshToken.split('.').length, 5);
  });
});

onBothEngines({ pools: description }, wire => {
  describe('GetUser', () => {
    test('gives the attributes, the sub last', async () => {
      const anna = await person(wire(), { attributes: { family_name: 'Berg' } });
      const { AccessToken } = await signedIn(wire(), anna);
      const { Username, UserAttributes } = await wire().ok('GetUser', { AccessToken });
      assert.equal(Username, anna.name);
      assert.deepEqual(
        UserAttributes?.map(({ Name }) => Name),
        ['email', 'email_verified', 'family_name', 'sub'],
      );
    });
    test('gives what the client may read now', async () => {
      const anna = await person(wire(), { attributes: { family_name: 'Berg' } });
      const made = await wire().ok('CreateUserPoolClient', {
        UserPoolId: poolId,
        ClientName: 'reads-little',
        ReadAttributes: ['email'],
        ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      });
      const { AccessToken, IdToken } = await signedIn(wire(), anna, made.UserPoolClient?.ClientId);
      const { UserAttributes } = await wire().ok('GetUser', { AccessToken });
      assert.deepEqual(
        UserAttributes?.map(({ Name }) => Name),
        ['email', 'sub'],
      );
      assert.equal(decodeJwt(IdToken).family_name, undefined);
    });
  });

  /** Every built operation that takes an access token of a user who is signed in. */
  const taking: readonly (readonly [operation: OperationName, input: object])[] = [
    ['GetUser', {}],
    ['GlobalSignOut', {}],
    ['ChangePassword', { PreviousPassword: 'First-Password-1', ProposedPassword: 'Second-Password-1' }],
  ];
  for (const [operation, more] of taking) {
    describe(`${operation} refuses an access token`, () => {
      const refuses = (AccessToken: string, shown: Shown) =>
        wire().refused(operation, { ...more, AccessToken }, shown);

      test('that is garbage, an ID token or a refresh token', async () => {
        const { IdToken, RefreshToken } = await signedIn(wire(), await person(wire()));
        await refuses('garbage', unreadable);
        await refuses('a.b.c', unreadable);
        await refuses(RefreshToken, unreadable);
        await refuses(IdToken, refused('Invalid Access Token', 'id-token-as-access-token'));
      });
      test('whose signature or content was altered', async () => {
        const { AccessToken } = await signedIn(wire(), await person(wire()));
        const broken = refused('Could not verify signature for Access Token', 'access-token-signature-wrong');
        const [head = '', body = '', signature = ''] = AccessToken.split('.');
        const claims = { ...decodeJwt(AccessToken), username: 'somebody' };
        const forged = Buffer.from(JSON.stringify(claims)).toString('base64url');
        await refuses(`${head}.${forged}.${signature}`, broken);
        await refuses(`${head}.${body}.${'A'.repeat(signature.length)}`, broken);
        const none = Buffer.from('{"alg":"none"}').toString('base64url');
        await refuses(`${none}.${body}.AA`, unreadable);
      });
      test('that has expired: not in its last millisecond', async () => {
        const anna = await person(wire());
        const { AccessToken } = await signedIn(wire(), anna, client.short);
        const { exp = 0 } = decodeJwt(AccessToken);
        wire().clock.pause();
        wire().clock.advance(exp * 1_000 - 1 - wire().clock.now());
        await wire().ok('GetUser', { AccessToken });
        wire().clock.advance(1);
        await refuses(AccessToken, refused('Access Token has expired', 'access-token-expired'));
        wire().clock.resume();
      });
      test('of a user who is disabled, enabled again, deleted, and made again', async () => {
        const anna = await person(wire());
        const named = { UserPoolId: poolId, Username: anna.name };
        const { AccessToken } = await signedIn(wire(), anna);
        await wire().ok('AdminDisableUser', named);
        await refuses(AccessToken, refused('User is disabled.', 'user-is-disabled'));
        await wire().ok('AdminEnableUser', named);
        await refuses(AccessToken, revoked);
        await wire().ok('AdminDeleteUser', named);
        await refuses(AccessToken, {
          type: 'UserNotFoundException',
          message: 'User does not exist.',
          cause: 'user-not-found',
        });
        await wire().ok('AdminCreateUser', { ...named, MessageAction: 'SUPPRESS' });
        await refuses(AccessToken, refused('Invalid access token.', 'access-token-of-another-user'));
      });
      test('of a user who was deleted and signed up anew', async () => {
        const anna = await person(wire());
        const { AccessToken } = await signedIn(wire(), anna);
        await wire().ok('AdminDeleteUser', { UserPoolId: poolId, Username: anna.name });
        const UserAttributes = [{ Name: 'email', Value: anna.email }];
        const input = { ClientId: client.open, Username: anna.name, Password: anna.password, UserAttributes };
        await wire().ok('SignUp', input);
        await refuses(AccessToken, {
          type: 'UserNotConfirmedException',
          message: 'User is not confirmed.',
          cause: 'user-not-confirmed',
        });
      });
      test('of a client that was deleted', async () => {
        const made = await wire().ok('CreateUserPoolClient', {
          UserPoolId: poolId,
          ClientName: 'soon-gone',
          ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
        });
        const ClientId = made.UserPoolClient?.ClientId ?? '';
        const { AccessToken } = await signedIn(wire(), await person(wire()), ClientId);
        await wire().ok('DeleteUserPoolClient', { UserPoolId: poolId, ClientId });
        await refuses(AccessToken, {
          type: 'ResourceNotFoundException',
          message: `User pool client ${ClientId} does not exist.`,
          cause: 'client-not-found',
        });
      });
    });
  }

  describe('a sign-in ends', () => {
    test('by RevokeToken: its own tokens, and no other sign-in', async () => {
      const anna = await person(wire());
      const [one, two] = [await signedIn(wire(), anna), await signedIn(wire(), anna)];
      const later = await wire().ok('InitiateAuth', refresh(one.RefreshToken));
      const input = { ClientId: client.open, Token: one.RefreshToken };
      const answer = await wire().call('RevokeToken', input);
      assert.deepEqual([answer.status, answer.text, answer.event.user], [200, '{}', anna.name]);
      await wire().refused('InitiateAuth', refresh(one.RefreshToken), refreshRevoked);
      await wire().refused('GetUser', { AccessToken: one.AccessToken }, revoked);
      const refreshed = later.AuthenticationResult?.AccessToken;
      await wire().refused('GetUser', { AccessToken: refreshed }, revoked);
      await wire().ok('GetUser', { AccessToken: two.AccessToken });
      await wire().ok('InitiateAuth', refresh(two.RefreshToken));
      // Again is no error.
      await wire().ok('RevokeToken', input);
    });
    for (const operation of ['GlobalSignOut', 'AdminUserGlobalSignOut'] as const) {
      test(`by ${operation}: all of them, and the next one is good`, async () => {
        const anna = await person(wire());
        const [one, two] = [await signedIn(wire(), anna), await signedIn(wire(), anna, client.other)];
        const input =
          operation === 'GlobalSignOut'
            ? { AccessToken: one.AccessToken }
            : { UserPoolId: poolId, Username: anna.name };
        const answer = await wire().call(operation, input);
        assert.deepEqual([answer.status, answer.text], [200, '{}']);
        for (const [tokens, ClientId] of [
          [one, client.open],
          [two, client.other],
        ] as const) {
          await wire().refused('GetUser', { AccessToken: tokens.AccessToken }, revoked);
          await wire().refused('InitiateAuth', refresh(tokens.RefreshToken, ClientId), refreshRevoked);
        }
        const next = await signedIn(wire(), anna);
        await wire().ok('GetUser', { AccessToken: next.AccessToken });
        await wire().ok('InitiateAuth', refresh(next.RefreshToken));
      });
    }
    test('by AdminUserGlobalSignOut, but not of a user who does not exist', async () => {
      await wire().refused(
        'AdminUserGlobalSignOut',
        { UserPoolId: poolId, Username: 'nobody' },
        { type: 'UserNotFoundException', message: 'User does not exist.', cause: 'user-not-found' },
      );
    });
  });

  describe('RevokeToken', () => {
    const wrongClient = { type: 'UnauthorizedException', message: 'Invalid client or secret' } as const;
    test('answers a token that it does not know like any other', async () => {
      await wire().ok('RevokeToken', { ClientId: client.open, Token: 'a.b.c.d.e' });
      const anna = await person(wire(), { pool: emailPoolId });
      const { RefreshToken, AccessToken } = await signedIn(wire(), anna, emailClient);
      await wire().ok('RevokeToken', { ClientId: client.open, Token: RefreshToken });
      await wire().ok('GetUser', { AccessToken });
    });
    test('takes refresh tokens only', async () => {
      const { AccessToken, IdToken } = await signedIn(wire(), await person(wire()));
      for (const Token of [AccessToken, IdToken]) {
        await wire().refused(
          'RevokeToken',
          { ClientId: client.open, Token },
          {
            type: 'UnsupportedTokenTypeException',
            message: 'Unsupported token type',
            cause: 'not-a-refresh-token',
          },
        );
      }
    });
    test('leaves the token of another client alone', async () => {
      const { RefreshToken, AccessToken } = await signedIn(wire(), await person(wire()), client.other);
      await wire().refused(
        'RevokeToken',
        { ClientId: client.open, Token: RefreshToken },
        {
          ...wrongClient,
          cause: 'revoking-another-clients-token',
          facts: { issuedTo: client.other, submittedBy: client.open },
        },
      );
      await wire().ok('GetUser', { AccessToken });
    });
    test('wants the secret of a client that has one', async () => {
      const input = { ClientId: client.secret, Token: 'a.b.c.d.e' };
      const wrong = { ...wrongClient, cause: 'client-secret-wrong' };
      await wire().refused('RevokeToken', input, { ...wrong, facts: { given: false } });
      const another = { ...input, ClientSecret: 'notTheSecret0123456789abcd' };
      await wire().refused('RevokeToken', another, { ...wrong, facts: { given: true } });
      await wire().ok('RevokeToken', { ...input, ClientSecret: clientSecret });
    });
    test('does not know a client that is not there', async () => {
      await wire().refused(
        'RevokeToken',
        { ClientId: 'unknown0client', Token: 'a.b.c.d.e' },
        { ...wrongClient, cause: 'revoking-client-unknown' },
      );
    });
    test('is off where the client says so, and then tokens name no origin', async () => {
      const made = await wire().ok('CreateUserPoolClient', {
        UserPoolId: poolId,
        ClientName: 'irrevocable',
        EnableTokenRevocation: false,
        ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      });
      const ClientId = made.UserPoolClient?.ClientId ?? '';
      const anna = await person(wire());
      const tokens = await signedIn(wire(), anna, ClientId);
      assert.equal(decodeJwt(tokens.AccessToken).origin_jti, undefined);
      assert.deepEqual(
        [decodeJwt(tokens.IdToken).origin_jti, decodeJwt(tokens.IdToken).jti],
        [undefined, undefined],
      );
      await wire().refused(
        'RevokeToken',
        { ClientId, Token: tokens.RefreshToken },
        {
          type: 'UnsupportedOperationException',
          message: 'This feature is not enabled for this client',
          cause: 'revocation-not-enabled',
        },
      );
      // Signing out still ends them.
      wire().clock.advance('1s');
      await wire().ok('AdminUserGlobalSignOut', { UserPoolId: poolId, Username: anna.name });
      await wire().refused('GetUser', { AccessToken: tokens.AccessToken }, revoked);
      await wire().refused('InitiateAuth', refresh(tokens.RefreshToken, ClientId), refreshRevoked);
    });
  });
});
