import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { client, description } from './described.ts';
import { person } from './people.ts';
import { startWire, type Wire } from './wire.ts';

const handler = (name: string) => fileURLToPath(new URL(`./handlers/${name}.ts`, import.meta.url));
const [first] = description.pools;
const pools = {
  ...description,
  functions: {
    refuses: { handler: handler('refuses') },
    obeys: { handler: handler('obeys') },
  },
  pools: [{ ...first, triggers: { PreAuthentication: 'refuses', PostAuthentication: 'obeys' } }],
};

let wire: Wire;
before(async () => {
  wire = await startWire({ pools });
});
after(() => wire.stop());

const signIn = (
  USERNAME: string,
  PASSWORD: string,
  ClientMetadata?: object,
  ClientId: string = client.open,
) => ({
  ClientId,
  AuthFlow: 'USER_PASSWORD_AUTH',
  AuthParameters: { USERNAME, PASSWORD },
  ...(ClientMetadata && { ClientMetadata }),
});
const sources = () => wire.events.last()?.triggers.map(({ source, outcome }) => [source, outcome]);

const refusal = {
  type: 'UserLambdaValidationException',
  message: 'PreAuthentication failed with error Not today.',
  cause: 'handler-threw',
} as const;

describe('the triggers of a sign-in', () => {
  test('run before and after it, in this order', async () => {
    const anna = await person(wire);
    await wire.ok('InitiateAuth', signIn(anna.name, anna.password));
    assert.deepEqual(sources(), [
      ['PreAuthentication_Authentication', 'ok'],
      ['PostAuthentication_Authentication', 'ok'],
    ]);
  });
  test('may refuse it before the password is looked at', async () => {
    const anna = await person(wire);
    for (const password of [anna.password, 'Not-The-Password-1']) {
      await wire.refused('InitiateAuth', signIn(anna.name, password, { refuse: 'yes' }), refusal);
      assert.deepEqual(sources(), [['PreAuthentication_Authentication', 'failed']]);
    }
  });
  test('run for somebody unknown too where the client hides, so that the answer does not tell', async () => {
    const input = signIn('nobody', 'Not-The-Password-1', { refuse: 'yes' }, client.hiding);
    await wire.refused('InitiateAuth', input, refusal);
    assert.deepEqual(sources(), [['PreAuthentication_Authentication', 'failed']]);
  });
  test('are not run for who may not sign in', async () => {
    const anna = await person(wire, { disabled: true });
    await wire.call('InitiateAuth', signIn(anna.name, anna.password));
    assert.deepEqual(sources(), []);
  });
  test('after a temporary password run once it is replaced, and a failure gives no tokens and keeps the session', async () => {
    const anna = await person(wire, { status: 'FORCE_CHANGE_PASSWORD' });
    const { Session } = await wire.ok('InitiateAuth', signIn(anna.name, anna.password));
    assert.deepEqual(sources(), [['PreAuthentication_Authentication', 'ok']]);
    const answer = {
      ClientId: client.open,
      ChallengeName: 'NEW_PASSWORD_REQUIRED',
      Session,
      ChallengeResponses: { USERNAME: anna.name, NEW_PASSWORD: 'Second-Password-1' },
    };
    const event = await wire.refused(
      'RespondToAuthChallenge',
      { ...answer, ClientMetadata: { throws: 'the journal is full' } },
      {
        type: 'UserLambdaValidationException',
        message: 'PostAuthentication failed with error the journal is full.',
        cause: 'handler-threw',
      },
    );
    assert.deepEqual(
      event.triggers.map(({ source, outcome }) => [source, outcome]),
      [['PostAuthentication_Authentication', 'failed']],
    );
    await wire.ok('RespondToAuthChallenge', answer);
  });
});
