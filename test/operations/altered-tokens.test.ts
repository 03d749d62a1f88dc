import assert from 'node:assert/strict';
import { createHmac, createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { client, description, emailClient, emailPoolId, poolId } from './described.ts';
import { person } from './people.ts';
import { startWire, type Wire } from './wire.ts';

const forger = createPrivateKey(
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }),
);
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const read = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString());

type Tokens = { readonly AccessToken: string; readonly IdToken: string; readonly RefreshToken: string };

describe('a token that is not as it was issued', () => {
  let wire: Wire;
  let own: Tokens;
  let foreign: Tokens;
  before(async () => {
    wire = await startWire({ pools: description });
    const signIn = async (pool: string, ClientId: string): Promise<Tokens> => {
      const { name, password } = await person(wire, { pool });
      const { AuthenticationResult } = await wire.ok('InitiateAuth', {
        ClientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: name, PASSWORD: password },
      });
      const { AccessToken = '', IdToken = '', RefreshToken = '' } = AuthenticationResult ?? {};
      return { AccessToken, IdToken, RefreshToken };
    };
    own = await signIn(poolId, client.open);
    foreign = await signIn(emailPoolId, emailClient);
  });
  after(() => wire.stop());

  /** What a call with that token comes to: its error and message. */
  async function shown(operation: 'GetUser' | 'GlobalSignOut', AccessToken: string): Promise<string> {
    const { status, text } = await wire.call(operation, { AccessToken });
    const { __type: type, message } = JSON.parse(text);
    return status === 200 ? 'ok' : `${type}: ${message}`;
  }
  const invalid = 'NotAuthorizedException: Invalid Access Token';
  const unsigned = 'NotAuthorizedException: Could not verify signature for Access Token';

  type Forgery = (parts: { head: string; body: string; signature: string }) => string;
  const rs256 = (text: string) =>
    `${text}.${sign('sha256', Buffer.from(text), forger).toString('base64url')}`;
  const rows: readonly (readonly [name: string, forge: Forgery, expected: string])[] = [
    ['with the algorithm none', ({ body }) => `${base64({ alg: 'none' })}.${body}.`, invalid],
    [
      'with the algorithm none and its own key id',
      ({ head, body, signature }) => `${base64({ ...read(head), alg: 'none' })}.${body}.${signature}`,
      invalid,
    ],
    [
      'with an HMAC under the key id',
      ({ head, body }) => {
        const text = `${base64({ ...read(head), alg: 'HS256' })}.${body}`;
        return `${text}.${createHmac('sha256', read(head).kid).update(text).digest('base64url')}`;
      },
      invalid,
    ],
    [
      'with the key id of the pool and the signature of another key',
      ({ head, body }) => rs256(`${head}.${body}`),
      unsigned,
    ],
    [
      'with a key of its own',
      ({ body }) => rs256(`${base64({ kid: 'mine', alg: 'RS256' })}.${body}`),
      invalid,
    ],
    [
      'with its key in its header',
      ({ head, body }) =>
        rs256(`${base64({ ...read(head), jwk: { kty: 'RSA' }, jku: 'http://127.0.0.1/' })}.${body}`),
      unsigned,
    ],
    [
      'that lives longer',
      ({ head, body, signature }) =>
        `${head}.${base64({ ...read(body), exp: read(body).exp + 1 })}.${signature}`,
      unsigned,
    ],
    [
      'of another user',
      ({ head, body, signature }) => `${head}.${base64({ ...read(body), username: 'admin' })}.${signature}`,
      unsigned,
    ],
    [
      'with the issuer of another pool',
      ({ head, body, signature }) =>
        `${head}.${base64({ ...read(body), iss: read(body).iss.replace(poolId, emailPoolId) })}.${signature}`,
      invalid,
    ],
    [
      'with the head of another pool',
      ({ body, signature }) => `${foreign.AccessToken.split('.')[0]}.${body}.${signature}`,
      invalid,
    ],
    ['that is the ID token', () => own.IdToken, invalid],
    ['that is the refresh token', () => own.RefreshToken, invalid],
    ['of five parts', token => `${Object.values(token).join('.')}.x.y`, invalid],
  ];
  for (const [name, forge, expected] of rows) {
    test(`${name} is refused`, async () => {
      const [head = '', body = '', signature = ''] = own.AccessToken.split('.');
      assert.equal(await shown('GetUser', forge({ head, body, signature })), expected);
      assert.equal(await shown('GlobalSignOut', forge({ head, body, signature })), expected);
    });
  }

  test('is refused wherever a character differs', async () => {
    // The last character of a signature carries bits that mean nothing.
    const places = fc.nat({ max: own.AccessToken.length - 2 });
    await fc.assert(
      fc.asyncProperty(places, fc.constantFrom(...'AQgw09-_.='), async (at, character) => {
        fc.pre(own.AccessToken[at] !== character);
        const altered = `${own.AccessToken.slice(0, at)}${character}${own.AccessToken.slice(at + 1)}`;
        const answer = await shown('GetUser', altered);
        assert.ok(answer === invalid || answer === unsigned, answer);
      }),
      { numRuns: 300, seed: 1 },
    );
    assert.equal(await shown('GetUser', own.AccessToken), 'ok');
  });

  test('is refused when it has expired', async () => {
    const { exp } = read(own.AccessToken.split('.')[1]);
    wire.clock.pause();
    wire.clock.advance(exp * 1000 - wire.clock.now() - 1);
    assert.equal(await shown('GetUser', own.AccessToken), 'ok');
    wire.clock.advance(1);
    assert.equal(await shown('GetUser', own.AccessToken), 'NotAuthorizedException: Access Token has expired');
    wire.clock.resume();
  });

  test('of a refresh is refused wherever a character differs, and in another pool', async () => {
    const refresh = async (REFRESH_TOKEN: string, ClientId: string = client.open) => {
      const { status, text } = await wire.call('InitiateAuth', {
        ClientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN },
      });
      const { __type: type, message } = JSON.parse(text);
      return status === 200 ? 'ok' : `${type}: ${message}`;
    };
    const refused = 'NotAuthorizedException: Invalid Refresh Token';
    const places = fc.nat({ max: own.RefreshToken.length - 1 });
    await fc.assert(
      fc.asyncProperty(places, fc.constantFrom(...'AQgw09-_.'), async (at, character) => {
        fc.pre(own.RefreshToken[at] !== character);
        const altered = `${own.RefreshToken.slice(0, at)}${character}${own.RefreshToken.slice(at + 1)}`;
        assert.equal(await refresh(altered), refused);
      }),
      { numRuns: 300, seed: 1 },
    );
    assert.equal(await refresh(own.RefreshToken, emailClient), refused);
    assert.equal(
      await refresh(own.RefreshToken, client.other),
      'NotAuthorizedException: Refresh Token has different Client',
    );
    assert.equal(await refresh(own.RefreshToken), 'ok');
  });
});

describe('a session', () => {
  let wire: Wire;
  before(async () => {
    wire = await startWire({ pools: description });
  });
  after(() => wire.stop());

  test('is good for its own user, client and step only', async () => {
    const begin = async () => {
      const who = await person(wire, { status: 'FORCE_CHANGE_PASSWORD' });
      const { Session = '' } = await wire.ok('InitiateAuth', {
        ClientId: client.open,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: who.name, PASSWORD: who.password },
      });
      return { ...who, Session };
    };
    const [anna, ben] = [await begin(), await begin()];
    const steps = [
      ...(['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP', 'MFA_SETUP', 'SELECT_MFA_TYPE'] as const),
      ...(['CUSTOM_CHALLENGE', 'SELECT_CHALLENGE', 'SMS_OTP', 'PASSWORD', 'DEVICE_SRP_AUTH'] as const),
    ];
    const respond = async (ChallengeName: string, Session: string, USERNAME: string, ClientId: string) => {
      const ChallengeResponses = {
        ...{ USERNAME, NEW_PASSWORD: 'Second-Password-1', ANSWER: 'SMS_MFA', SMS_MFA_CODE: '123456' },
        ...{ SOFTWARE_TOKEN_MFA_CODE: '123456', EMAIL_OTP_CODE: '123456', SMS_OTP_CODE: '123456' },
        ...{ PASSWORD: anna.password, DEVICE_KEY: 'us-east-1_a', SRP_A: 'abcdef' },
      };
      const input = { ClientId, ChallengeName, Session, ChallengeResponses };
      const { status, text } = await wire.call('RespondToAuthChallenge', input);
      return { status, text, type: JSON.parse(text).__type };
    };
    const wrong: [string, string, string, string][] = [
      ['NEW_PASSWORD_REQUIRED', anna.Session, ben.name, client.open],
      ['NEW_PASSWORD_REQUIRED', ben.Session, anna.name, client.open],
      ['NEW_PASSWORD_REQUIRED', anna.Session, 'nobody', client.open],
      ['NEW_PASSWORD_REQUIRED', anna.Session, anna.name, client.other],
      ['NEW_PASSWORD_REQUIRED', anna.Session, anna.name, client.hiding],
      ['NEW_PASSWORD_REQUIRED', anna.Session, anna.name, emailClient],
      ...steps.map((step): [string, string, string, string] => [step, anna.Session, anna.name, client.open]),
    ];
    for (const given of wrong) {
      const { status, text } = await respond(...given);
      assert.equal(status, 400, `${given[0]} ${given[2]} ${given[3]}: ${text}`);
      assert.ok(!text.includes('AuthenticationResult'));
    }
    const places = fc.nat({ max: anna.Session.length - 1 });
    await fc.assert(
      fc.asyncProperty(places, fc.constantFrom(...'AQgw09-_'), async (at, character) => {
        fc.pre(anna.Session[at] !== character);
        const altered = `${anna.Session.slice(0, at)}${character}${anna.Session.slice(at + 1)}`;
        const { type } = await respond('NEW_PASSWORD_REQUIRED', altered, anna.name, client.open);
        assert.equal(type, 'NotAuthorizedException');
      }),
      { numRuns: 100, seed: 1 },
    );
    const { status, text } = await respond('NEW_PASSWORD_REQUIRED', anna.Session, anna.name, client.open);
    assert.equal(status, 200, text);
    assert.equal((await respond('NEW_PASSWORD_REQUIRED', anna.Session, anna.name, client.open)).status, 400);
  });
});
