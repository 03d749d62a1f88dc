import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { JwtVerifier } from 'aws-jwt-verify';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { startWire, type Wire } from './wire.ts';

const rows = [
  {
    name: 'AWS-shaped',
    poolId: 'us-east-1_Issuer001',
    clientId: 'issuer0client0of0wire01',
    issuer: 'aws',
    expected: () => 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Issuer001',
  },
  {
    name: 'local',
    poolId: 'us-east-1_Issuer002',
    clientId: 'issuer0client0of0wire02',
    issuer: 'local',
    expected: ({ endpoint }: Wire) => `${endpoint}/us-east-1_Issuer002`,
  },
] as const;

const who = { username: 'anna', password: 'First-Password-1' };

describe('an issuer that is', () => {
  let wire: Wire;
  before(async () => {
    wire = await startWire({
      pools: {
        regions: ['us-east-1'],
        pools: rows.map(({ poolId: id, clientId, issuer, name }) => ({
          id,
          name,
          issuer,
          clients: [{ id: clientId, name: 'app' }],
          users: [{ ...who, email: 'anna@example.com' }],
        })),
      },
    });
  });
  after(() => wire.stop());

  async function tokensOf(ClientId: string): Promise<{ IdToken: string; AccessToken: string }> {
    const { AuthenticationResult } = await wire.ok('InitiateAuth', {
      ClientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: who.username, PASSWORD: who.password },
    });
    const { IdToken = '', AccessToken = '' } = AuthenticationResult ?? {};
    return { IdToken, AccessToken };
  }
  const document = async (poolId: string, name: string) =>
    JSON.parse(await (await fetch(`${wire.endpoint}/${poolId}/.well-known/${name}`)).text());

  for (const [index, { name, poolId, clientId, expected }] of rows.entries()) {
    test(`${name} is the same in tokens and discovery, and JwtVerifier takes its tokens and no others`, async () => {
      const issuer = expected(wire);
      const discovery = await document(poolId, 'openid-configuration');
      assert.equal(discovery.issuer, issuer);
      const { IdToken, AccessToken } = await tokensOf(clientId);
      for (const token of [IdToken, AccessToken]) assert.equal(decodeJwt(token).iss, issuer);

      const jwks = await document(poolId, 'jwks.json');
      const verifier = (audience: string | null, of = issuer) => {
        const made = JwtVerifier.create({ issuer: of, audience, jwksUri: discovery.jwks_uri });
        // It fetches over https only.
        made.cacheJwks(jwks);
        return made;
      };
      assert.equal((await verifier(clientId).verify(IdToken))['cognito:username'], who.username);
      // Access tokens name their client beside the audience.
      assert.equal((await verifier(null).verify(AccessToken)).client_id, clientId);
      await assert.rejects(verifier('another').verify(IdToken), /Audience not allowed/);
      await assert.rejects(verifier(null, `${issuer}x`).verify(IdToken), /Issuer not allowed/);
      const other = rows[1 - index];
      assert.ok(other);
      const foreign = (await tokensOf(other.clientId)).AccessToken;
      assert.throws(() => verifier(null).verifySync(foreign), /not found in the JWKS/);

      const keys = createRemoteJWKSet(new URL(discovery.jwks_uri));
      await jwtVerify(IdToken, keys, { issuer, audience: clientId });
    });
  }

  test('AWS-shaped or local, carries the attributes in their own forms', async () => {
    const [{ poolId: UserPoolId, clientId }] = rows;
    const attributes = {
      phone_number: '+4915112345678',
      phone_number_verified: 'false',
      address: 'Ring 1, Wien',
      updated_at: '1790257797',
    };
    await wire.ok('AdminUpdateUserAttributes', {
      UserPoolId,
      Username: who.username,
      UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
    });
    const claims = decodeJwt((await tokensOf(clientId)).IdToken);
    const { phone_number, phone_number_verified, address, updated_at } = claims;
    assert.deepEqual(
      { phone_number, phone_number_verified, address, updated_at },
      {
        phone_number: '+4915112345678',
        phone_number_verified: false,
        address: { formatted: 'Ring 1, Wien' },
        updated_at: 1_790_257_797,
      },
    );
  });
});
