import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { CognitoJwtVerifier } from 'aws-jwt-verify';
import { issuerOf } from '../../src/pool/issuer.ts';
import { jwksOf } from '../../src/pool/jwks.ts';
import { openidConfigurationOf } from '../../src/pool/openid-configuration.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { makeSigningKey } from '../../src/pool/signing-key.ts';
import { issueTokens, reissueTokens, type TokenSubject } from '../../src/pool/token.ts';
import { tokenLifetimes } from '../../src/pool/token-lifetimes.ts';
import { alice, clientId, clientWith, newSeal, noGroups, poolId, poolWith } from './fixtures.ts';

const now = Date.now();
const second = Math.floor(now / 1000);
const origin = 'http://127.0.0.1:9400';
const seal = newSeal();
const ports = { clock: { now: () => now }, random: systemRandom, seal, origin };
const pool = poolWith({});
const subject: TokenSubject = { pool, client: clientWith({}), user: alice, attributes: {}, groups: noGroups };
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function part(token: string, index: number): Record<string, unknown> {
  return JSON.parse(Buffer.from(token.split('.')[index] ?? '', 'base64url').toString());
}

const names = (claims: object) => Object.keys(claims).join(' ');

describe('issued tokens', () => {
  test('have the header and claims of the service, in its order', async () => {
    const { accessToken, idToken, grant, expiresIn } = await issueTokens(ports, subject);
    assert.deepEqual(part(accessToken, 0), { kid: pool.keys.access.kid, alg: 'RS256' });
    assert.deepEqual(part(idToken, 0), { kid: pool.keys.id.kid, alg: 'RS256' });
    const access = part(accessToken, 1);
    const id = part(idToken, 1);
    assert.equal(
      names(access),
      'sub iss client_id origin_jti event_id token_use scope auth_time exp iat jti username',
    );
    assert.equal(
      names(id),
      'sub aud event_id token_use auth_time iss cognito:username exp iat jti origin_jti',
    );
    assert.deepEqual(access, {
      sub: alice.sub,
      iss: `https://cognito-idp.us-east-1.amazonaws.com/${poolId}`,
      client_id: clientId,
      origin_jti: grant.family,
      event_id: grant.eventId,
      token_use: 'access',
      scope: 'aws.cognito.signin.user.admin',
      auth_time: second,
      exp: second + 3600,
      iat: second,
      jti: access.jti,
      username: 'alice',
    });
    for (const value of [access.jti, id.jti, grant.family, grant.eventId]) assert.match(String(value), uuid);
    assert.equal(new Set([access.jti, id.jti, grant.family, grant.eventId]).size, 4);
    assert.deepEqual([id.aud, id.exp, id.iss], [clientId, second + 3600, access.iss]);
    assert.equal(expiresIn, 3600);
  });

  test('name the groups in both, behind sub, and the roles in the ID token', async () => {
    const groups = {
      groupsToOverride: ['admins', 'staff'],
      iamRolesToOverride: ['arn:aws:iam::123456789012:role/admin'],
      preferredRole: 'arn:aws:iam::123456789012:role/admin',
    };
    const { accessToken, idToken } = await issueTokens(ports, { ...subject, groups });
    for (const token of [accessToken, idToken]) {
      assert.deepEqual(Object.entries(part(token, 1))[1], ['cognito:groups', ['admins', 'staff']]);
    }
    assert.deepEqual(Object.entries(part(idToken, 1)).slice(2, 4), [
      ['cognito:roles', groups.iamRolesToOverride],
      ['cognito:preferred_role', groups.preferredRole],
    ]);
    const roles = Object.keys(part(accessToken, 1)).filter(name => name.includes('role'));
    assert.deepEqual(roles, []);
  });

  test('do not name their origin where revocation is off', async () => {
    const client = clientWith({ EnableTokenRevocation: false });
    const { accessToken, idToken } = await issueTokens(ports, { ...subject, client });
    assert.equal(
      names(part(accessToken, 1)),
      'sub iss client_id event_id token_use scope auth_time exp iat jti username',
    );
    assert.equal(
      names(part(idToken, 1)),
      'sub aud event_id token_use auth_time iss cognito:username exp iat',
    );
  });

  test('carry the attributes in their own forms', async () => {
    const attributes = {
      email: 'alice@example.com',
      email_verified: 'true',
      phone_number_verified: 'false',
      address: '1 Main Street',
      updated_at: '1790257797',
      identities:
        '[{"userId":"1","providerName":"Google","providerType":"Google","issuer":null,"primary":"true","dateCreated":"1790257797161"}]',
      'custom:level': '7',
      'custom:flag': 'true',
    };
    const { idToken, accessToken } = await issueTokens(ports, { ...subject, attributes });
    const { email, email_verified, phone_number_verified, address, updated_at, ...rest } = part(idToken, 1);
    assert.deepEqual(
      { email, email_verified, phone_number_verified, address, updated_at },
      {
        email: 'alice@example.com',
        email_verified: true,
        phone_number_verified: false,
        address: { formatted: '1 Main Street' },
        updated_at: 1_790_257_797,
      },
    );
    assert.deepEqual([rest['custom:level'], rest['custom:flag']], ['7', 'true']);
    assert.deepEqual(rest.identities, [
      {
        userId: '1',
        providerName: 'Google',
        providerType: 'Google',
        issuer: null,
        primary: 'true',
        dateCreated: '1790257797161',
      },
    ]);
    assert.equal(part(accessToken, 1).email, undefined);
  });

  test('are verified by aws-jwt-verify with the JWKS', async () => {
    const { accessToken, idToken } = await issueTokens(ports, subject);
    const verifier = CognitoJwtVerifier.create({ userPoolId: poolId, clientId, tokenUse: null });
    verifier.cacheJwks(JSON.parse(JSON.stringify(jwksOf(pool, 0))));
    assert.equal(verifier.verifySync(accessToken, { tokenUse: 'access', clientId }).username, 'alice');
    assert.equal(verifier.verifySync(idToken, { tokenUse: 'id', clientId })['cognito:username'], 'alice');
    assert.throws(() => verifier.verifySync(idToken, { tokenUse: 'access', clientId }));
  });

  test('of a refresh keep the sign-in and are new in the rest', async () => {
    const first = await issueTokens(ports, subject);
    const later = { ...ports, clock: { now: () => now + 60_000 } };
    const again = await reissueTokens(later, subject, first.grant);
    const [before, after] = [part(first.accessToken, 1), part(again.accessToken, 1)];
    for (const kept of ['auth_time', 'event_id', 'origin_jti', 'scope'])
      assert.equal(after[kept], before[kept]);
    for (const fresh of ['jti', 'iat', 'exp']) assert.notEqual(after[fresh], before[fresh]);
  });

  const issuers = [
    ['aws', `https://cognito-idp.us-east-1.amazonaws.com/${poolId}`],
    ['local', `${origin}/${poolId}`],
  ] as const;
  for (const [issuer, expected] of issuers) {
    test(`name the ${issuer} issuer`, async () => {
      const local = poolWith({}, issuer);
      assert.equal(issuerOf(local, origin), expected);
      const { accessToken } = await issueTokens(ports, { ...subject, pool: local });
      assert.equal(part(accessToken, 1).iss, expected);
      const document = openidConfigurationOf(local, origin, undefined);
      assert.equal(document.issuer, expected);
      assert.equal(document.jwks_uri, `${origin}/${poolId}/.well-known/jwks.json`);
    });
  }
});

test('openid-configuration names the endpoints of a domain, and none without one', () => {
  const domain = 'https://example.auth.us-east-1.amazoncognito.com';
  const document = openidConfigurationOf(pool, origin, domain);
  assert.equal(document.authorization_endpoint, `${domain}/oauth2/authorize`);
  assert.equal(document.token_endpoint, `${domain}/oauth2/token`);
  assert.equal(document.userinfo_endpoint, `${domain}/oauth2/userInfo`);
  assert.ok(!JSON.stringify(openidConfigurationOf(pool, origin, undefined)).includes('oauth2'));
});

describe('token lifetimes', () => {
  const rows = [
    ['left out', {}, [3600, 3600, 2_592_000]],
    [
      'numbers without units',
      { AccessTokenValidity: 2, IdTokenValidity: 3, RefreshTokenValidity: 1 },
      [7200, 10_800, 86_400],
    ],
    [
      'numbers with units',
      {
        AccessTokenValidity: 5,
        IdTokenValidity: 1,
        RefreshTokenValidity: 3600,
        TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'days', RefreshToken: 'seconds' },
      },
      [300, 86_400, 3600],
    ],
    [
      'a refresh of zero',
      { RefreshTokenValidity: 0, TokenValidityUnits: { RefreshToken: 'minutes' } },
      [3600, 3600, 2_592_000],
    ],
  ] as const;
  for (const [name, settings, expected] of rows) {
    test(name, async () => {
      const { access, id, refresh } = tokenLifetimes(settings);
      assert.deepEqual([access, id, refresh], expected);
      const issued = await issueTokens(ports, { ...subject, client: clientWith(settings) });
      assert.equal(issued.expiresIn, access);
      assert.equal(part(issued.idToken, 1).exp, second + id);
      assert.equal(issued.refreshExpiresAt, now + refresh * 1000);
    });
  }
});

describe('signing keys', () => {
  test('are RSA of 2048 bits with the ids of the service, and in the JWKS the ID key comes first', async () => {
    const { keys } = jwksOf(pool, 0);
    assert.deepEqual(
      keys.map(key => key.kid),
      [pool.keys.id.kid, pool.keys.access.kid],
    );
    for (const key of keys) {
      assert.equal(names(key), 'alg e kid kty n use');
      assert.match(key.kid ?? '', /^[A-Za-z0-9+/]{43}=$/);
      assert.equal(Buffer.from(key.n ?? '', 'base64url').length, 256);
      assert.equal(key.e, 'AQAB');
    }
    const fresh = await makeSigningKey(systemRandom);
    assert.ok(!keys.some(key => key.kid === fresh.kid || key.n === fresh.publicJwk.n));
  });
});
