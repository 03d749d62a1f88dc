import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { client, description, poolId } from './described.ts';
import { person } from './people.ts';
import { startWire, type Wire } from './wire.ts';

const [first] = description.pools;
const pools = {
  ...description,
  functions: { migrates: { handler: fileURLToPath(new URL('./handlers/migrates.ts', import.meta.url)) } },
  pools: [{ ...first, triggers: { UserMigration: 'migrates' } }],
};

let wire: Wire;
before(async () => {
  wire = await startWire({ pools });
});
after(() => wire.stop());

const password = 'Former-Password-1';
const signIn = (USERNAME: string, PASSWORD = password, ClientId: string = client.open) => ({
  ClientId,
  AuthFlow: 'USER_PASSWORD_AUTH',
  AuthParameters: { USERNAME, PASSWORD },
});
const read = (Username: string) => wire.ok('AdminGetUser', { UserPoolId: poolId, Username });
const sources = () => wire.events.last()?.triggers.map(({ source }) => source);
const unknown = {
  type: 'UserNotFoundException',
  message: 'User does not exist.',
  cause: 'user-not-found',
};

describe('a sign-in with the password of somebody unknown', () => {
  test('brings the user along, once', async () => {
    const { AuthenticationResult } = await wire.ok('InitiateAuth', signIn('plain'));
    assert.ok(AuthenticationResult?.RefreshToken);
    assert.deepEqual(sources(), ['UserMigration_Authentication']);
    const { UserStatus, UserAttributes = [] } = await read('plain');
    assert.equal(UserStatus, 'CONFIRMED');
    assert.deepEqual(
      UserAttributes.map(({ Name, Value }) => [Name, Name === 'sub' ? '' : Value]),
      [
        ['email', 'plain@former.example.com'],
        ['email_verified', 'true'],
        ['sub', ''],
      ],
    );
    await wire.ok('InitiateAuth', signIn('plain'));
    assert.deepEqual(sources(), []);
  });
  test('is told the name, the password and the metadata', async () => {
    const input = { ...signIn('someone-else'), ClientMetadata: { show: 'yes' } };
    await wire.refused('InitiateAuth', input, unknown);
    const { userName, request, response } = JSON.parse((wire.logged.at(-1) ?? '').replace(/^[^{]*/, ''));
    assert.deepEqual(
      [userName, request],
      ['someone-else', { password: 'string', validationData: { show: 'yes' } }],
    );
    assert.deepEqual(Object.values(response), [null, null, null, null, null, null]);
  });
  test('takes a password that the policy would not', async () => {
    assert.ok((await wire.ok('InitiateAuth', signIn('weak', 'weak'))).AuthenticationResult);
  });
  test('leads to a reset where the function wants it', async () => {
    await wire.refused('InitiateAuth', signIn('reset'), {
      type: 'PasswordResetRequiredException',
      message: 'Password reset required for the user',
      cause: 'password-reset-required',
    });
    assert.equal((await read('reset')).UserStatus, 'RESET_REQUIRED');
  });
  test('makes one user of many sign-ins at once', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => wire.ok('InitiateAuth', signIn('racing'))));
    assert.ok(all.every(({ AuthenticationResult }) => AuthenticationResult?.IdToken));
  });
  test('names the user as the function says, where the submitted name is an alias', async () => {
    await wire.ok('InitiateAuth', signIn('alias@former.example.com'));
    assert.equal((await read('alias@former.example.com')).Username, 'named-by-function');
  });
  test('turns on the second factor that the function wants', async () => {
    await wire.ok('InitiateAuth', signIn('texting'));
    assert.deepEqual((await read('texting')).UserMFASettingList, ['SMS_MFA']);
  });
  test('leaves who has another password unknown', async () => {
    await wire.refused('InitiateAuth', signIn('forgetful', 'Not-The-Password-1'), unknown);
    await wire.refused('AdminGetUser', { UserPoolId: poolId, Username: 'forgetful' }, unknown);
  });
  test('shows a wrong password where the client hides who exists', async () => {
    await wire.refused('InitiateAuth', signIn('hidden', 'Not-The-Password-1', client.hiding), {
      type: 'NotAuthorizedException',
      message: 'Incorrect username or password.',
      cause: 'user-not-found-hidden',
    });
    assert.ok(
      (await wire.ok('InitiateAuth', signIn('hidden', password, client.hiding))).AuthenticationResult,
    );
  });
  for (const [how, name] of [
    ['answers nobody', 'guessed'],
    ['throws', 'refused'],
  ] as const) {
    test(`locks after five tries where the function ${how}`, async () => {
      for (let tried = 0; tried < 5; tried += 1) {
        await wire.call('InitiateAuth', signIn(name, `Guess-${tried}-Password`));
      }
      await wire.refused('InitiateAuth', signIn(name), {
        type: 'NotAuthorizedException',
        message: 'Password attempts exceeded',
        cause: 'password-attempts-exceeded',
      });
      assert.deepEqual(sources(), []);
      wire.clock.advance('16m');
    });
  }
  for (const which of ['open', 'hiding'] as const) {
    test(`among many guesses at once brings nobody along by an app client that is ${which}`, async () => {
      wire.clock.pause();
      const name = `slow-${which}`;
      const guesses = Array.from({ length: 20 }, (_, turn) => `Guess-${turn}-Password`);
      const causes = await Promise.all(
        [...guesses, password].map(
          async guess =>
            (await wire.call('InitiateAuth', signIn(name, guess, client[which]))).event.cause?.id,
        ),
      );
      wire.clock.resume();
      const exceeded = causes.filter(cause => cause === 'password-attempts-exceeded');
      assert.deepEqual([causes.at(-1), exceeded.length], ['password-attempts-exceeded', 16]);
      await wire.refused('AdminGetUser', { UserPoolId: poolId, Username: name }, unknown);
    });
  }
  test('does not ask the function by SRP', async () => {
    await wire.call('InitiateAuth', {
      ClientId: client.open,
      AuthFlow: 'USER_SRP_AUTH',
      AuthParameters: { USERNAME: 'plain-too', SRP_A: 'abc' },
    });
    assert.deepEqual(sources(), []);
  });
});

describe('a user whom the function answers', () => {
  const refused = (because: string) => ({
    type: 'UserNotFoundException',
    message: `Exception migrating user in app client ${client.open}`,
    cause: 'migrated-user-refused',
    facts: { because },
  });
  test('takes an address from another one only by force', async () => {
    const former = (name: string) => ({ email: `${name}@former.example.com` });
    const owner = await person(wire, { attributes: former('former-owner') });
    const owner2 = await person(wire, { attributes: former('former-owner2') });
    await wire.ok('InitiateAuth', signIn('thief'));
    assert.equal((await read('former-owner@former.example.com')).Username, 'thief');
    assert.equal((await read(owner.name)).Username, owner.name);
    await wire.refused('InitiateAuth', signIn('polite'), refused('address-taken'));
    assert.equal((await read('former-owner2@former.example.com')).Username, owner2.name);
  });
  test('has to fit the schema of the pool', async () => {
    await wire.refused('InitiateAuth', signIn('nonsense'), refused('attribute-unknown'));
  });
  test('has to have texts for attributes', async () => {
    await wire.refused('InitiateAuth', signIn('broken'), {
      type: 'InvalidLambdaResponseException',
      message: 'Unrecognizable lambda output',
      cause: 'answer-breaks-contract',
      facts: { field: 'userAttributes.email' },
    });
  });
  test('is refused by the words of a function that throws', async () => {
    await wire.refused('InitiateAuth', signIn('refused'), {
      type: 'UserLambdaValidationException',
      message: 'UserMigration failed with error Bad password.',
      cause: 'handler-threw',
    });
  });
});

describe('a function that throws the event with the password', () => {
  const told = 'Te"ll-No-One-1';
  const recorded = () => JSON.stringify(wire.events.last());
  test('shows it to the caller, and the recorder keeps it without the password', async () => {
    const { status, text } = await wire.call('InitiateAuth', signIn('tells', told));
    assert.equal(status, 400);
    assert.match(text, /login failed.*ll-No-One-1/);
    assert.match(recorded(), /login failed.*•••.*login failed.*•••/);
    assert.doesNotMatch(recorded(), /ll-No-One/);
  });
  test('is kept without it where the client hides who exists', async () => {
    await wire.call('InitiateAuth', signIn('tells', told, client.hiding));
    assert.match(recorded(), /migration-failed-hidden.*login failed.*•••/);
    assert.doesNotMatch(recorded(), /ll-No-One/);
  });
});

describe('where the client hides who exists, a function that fails looks like', () => {
  const behind = (because: string) => ({ cause: 'migration-failed-hidden', facts: { because } });
  for (const [name, because] of [
    ['refused', 'handler-threw'],
    ['broken', 'answer-breaks-contract'],
    ['nonsense', 'migrated-user-refused'],
  ] as const) {
    test(`a wrong password and a code that was sent: ${because}`, async () => {
      const known = await person(wire);
      const wrong = await wire.call('InitiateAuth', signIn(known.name, 'Not-The-Password-1', client.hiding));
      const failed = await wire.call('InitiateAuth', signIn(name, password, client.hiding));
      assert.deepEqual([failed.status, failed.text], [wrong.status, wrong.text]);
      const shown = { type: 'NotAuthorizedException', message: 'Incorrect username or password.' };
      await wire.refused('InitiateAuth', signIn(name, password, client.hiding), {
        ...shown,
        ...behind(because),
      });

      const { CodeDeliveryDetails } = await wire.ok('ForgotPassword', {
        ClientId: client.hiding,
        Username: name,
      });
      assert.equal(CodeDeliveryDetails?.DeliveryMedium, 'EMAIL');
      const { cause } = wire.events.last() ?? {};
      assert.deepEqual([cause?.id, cause?.facts.because], ['migration-failed-hidden', because]);
    });
  }
  test('any other name, which is locked after as many tries', async () => {
    wire.clock.pause();
    for (let tried = 0; tried < 5; tried += 1) {
      await wire.call('InitiateAuth', signIn('refused', `Guess-${tried}`, client.hiding));
    }
    await wire.refused('InitiateAuth', signIn('refused', password, client.hiding), {
      type: 'NotAuthorizedException',
      message: 'Password attempts exceeded',
      cause: 'password-attempts-exceeded',
    });
    wire.clock.resume();
    wire.clock.advance('16m');
  });
});

describe('a reset for somebody unknown', () => {
  test('brings the user along, who then sets a password', async () => {
    const who = { ClientId: client.open, Username: 'forgetful' };
    await wire.ok('ForgotPassword', who);
    assert.deepEqual(sources(), ['UserMigration_ForgotPassword']);
    const mail = await wire.mail.latest({ to: 'forgetful@former.example.com' });
    const ConfirmationCode = mail?.codes[0];
    await wire.ok('ConfirmForgotPassword', { ...who, ConfirmationCode, Password: 'Second-Password-1' });
    assert.ok((await wire.ok('InitiateAuth', signIn('forgetful', 'Second-Password-1'))).AuthenticationResult);
  });
  test('is refused where the function does not know either', async () => {
    await wire.refused(
      'ForgotPassword',
      { ClientId: client.open, Username: 'nobody' },
      {
        type: 'UserNotFoundException',
        message: 'Username/client id combination not found.',
        cause: 'user-not-found-for-client',
      },
    );
  });
});
