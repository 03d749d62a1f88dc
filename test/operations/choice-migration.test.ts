import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { choose } from './choice.ts';
import { choiceClient, choiceDescription } from './choice-pools.ts';
import { startWire, type Wire } from './wire.ts';

const [first] = choiceDescription.pools;
const pools = {
  ...choiceDescription,
  functions: { migrates: { handler: fileURLToPath(new URL('./handlers/migrates.ts', import.meta.url)) } },
  pools: [{ ...first, triggers: { UserMigration: 'migrates' } }],
};

let wire: Wire;
before(async () => {
  wire = await startWire({ pools });
});
after(() => wire.stop());

const sources = () => wire.events.last()?.triggers.map(({ source }) => source);
const unknown = {
  type: 'UserNotFoundException',
  message: 'User does not exist.',
  cause: 'user-not-found',
};

test('only a preferred password brings a user along', async () => {
  for (const parameters of [{}, { PREFERRED_CHALLENGE: 'EMAIL_OTP' }, { PREFERRED_CHALLENGE: 'PASSWORD' }]) {
    await wire.refused('InitiateAuth', choose('plain', parameters), unknown);
    assert.deepEqual(sources(), []);
  }
  const given = { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: 'Former-Password-1' };
  const { AuthenticationResult } = await wire.ok('InitiateAuth', choose('plain', given));
  assert.equal(AuthenticationResult?.TokenType, 'Bearer');
  assert.deepEqual(sources(), ['UserMigration_Authentication']);
});

test('where the client hides who exists, a function that throws looks like a wrong password', async () => {
  const given = { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: 'Former-Password-1' };
  await wire.refused('InitiateAuth', choose('refused', given, choiceClient.hiding), {
    type: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
    cause: 'migration-failed-hidden',
    facts: { because: 'handler-threw' },
  });
});

test('a preferred password that the function declines is counted once', async () => {
  wire.clock.pause();
  const given = { PREFERRED_CHALLENGE: 'PASSWORD', PASSWORD: 'Guessed-Password-1' };
  for (let tried = 0; tried < 5; tried += 1) {
    await wire.refused('InitiateAuth', choose('forgetful', given), unknown);
  }
  await wire.refused('InitiateAuth', choose('forgetful', { ...given, PASSWORD: 'Former-Password-1' }), {
    type: 'NotAuthorizedException',
    message: 'Password attempts exceeded',
    cause: 'password-attempts-exceeded',
  });
  wire.clock.resume();
});
