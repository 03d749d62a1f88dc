import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  client,
  describedUser,
  description,
  emailClient,
  emailPoolId,
  looseClient,
  loosePoolId,
  poolId,
} from './described.ts';
import { onBothEngines } from './engines.ts';
import { codeFor, type Person, person, wrong } from './people.ts';
import type { Shown, Wire } from './wire.ts';

const Password = 'Second-Password-1';

const expired = {
  type: 'ExpiredCodeException',
  message: 'Invalid code provided, please request a code again.',
} as const;
const mismatch = {
  type: 'CodeMismatchException',
  message: 'Invalid verification code provided, please try again.',
} as const;
const limited: Shown = {
  type: 'LimitExceededException',
  message: 'Attempt limit exceeded, please try after some time.',
  cause: 'reset-attempts-exceeded',
};
const notConforming = (rule: string): Shown => ({
  type: 'InvalidPasswordException',
  message: `Password does not conform to policy: ${rule}`,
  cause: 'password-not-conforming',
});

/** Asks for a code and gives what confirms it. */
async function requested(wire: Wire, who: Person, ClientId: string = client.open) {
  await wire.ok('ForgotPassword', { ClientId, Username: who.name });
  const ConfirmationCode = await codeFor(wire, who, ClientId);
  return { ClientId, Username: who.name, ConfirmationCode, Password };
}

const signIn = (who: Person, password: string, ClientId: string = client.open) => ({
  ClientId,
  AuthFlow: 'USER_PASSWORD_AUTH',
  AuthParameters: { USERNAME: who.name, PASSWORD: password },
});

const wrongPassword: Shown = {
  type: 'NotAuthorizedException',
  message: 'Incorrect username or password.',
  cause: 'wrong-password',
};

/** Ways in which a user comes to a first password. */
const newcomers: Readonly<Record<string, (wire: Wire, password: string) => Promise<Person>>> = {
  described: async (_wire, password) => ({ ...describedUser, name: describedUser.username, password }),
  'signed-up': async (wire, password) => {
    const who = { name: 'signed-up', email: 'signed-up@example.com', password };
    const UserAttributes = [{ Name: 'email', Value: who.email }];
    const input = { ClientId: looseClient.one, Username: who.name, Password: password, UserAttributes };
    await wire.ok('SignUp', input);
    const ConfirmationCode = await codeFor(wire, who);
    await wire.ok('ConfirmSignUp', { ClientId: looseClient.one, Username: who.name, ConfirmationCode });
    return who;
  },
  created: async (wire, password) => {
    const who = await person(wire, { pool: loosePoolId });
    const input = { UserPoolId: loosePoolId, Username: who.name, Password: password, Permanent: true };
    await wire.ok('AdminSetUserPassword', input);
    return { ...who, password };
  },
};

onBothEngines({ pools: description }, wire => {
  describe('the right code', () => {
    test('sets the password: the new one signs in, the old one does not', async () => {
      const anna = await person(wire());
      const answer = await wire().call('ConfirmForgotPassword', await requested(wire(), anna));
      assert.deepEqual([answer.status, answer.text], [200, '{}']);
      assert.deepEqual([answer.event.cause, answer.event.user], [undefined, anna.name]);
      await wire().ok('InitiateAuth', signIn(anna, Password));
      await wire().refused('InitiateAuth', signIn(anna, anna.password), wrongPassword);
    });

    for (const status of ['RESET_REQUIRED', 'UNCONFIRMED'] as const) {
      test(`confirms a user who is ${status}`, async () => {
        const anna = await person(wire(), { status, attributes: {} });
        await wire().ok('ConfirmForgotPassword', await requested(wire(), anna));
        const user = await wire().ok('AdminGetUser', { UserPoolId: poolId, Username: anna.name });
        assert.equal(user.UserStatus, 'CONFIRMED');
        await wire().ok('InitiateAuth', signIn(anna, Password));
      });
    }

    test('leaves the tokens that are out as they are', async () => {
      const anna = await person(wire());
      const { AuthenticationResult } = await wire().ok('InitiateAuth', signIn(anna, anna.password));
      await wire().ok('ConfirmForgotPassword', await requested(wire(), anna));
      await wire().ok('GetUser', { AccessToken: AuthenticationResult?.AccessToken });
      await wire().ok('InitiateAuth', {
        ClientId: client.open,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: AuthenticationResult?.RefreshToken },
      });
    });

    test('is taken under any name of the user', async () => {
      const anna = await person(wire());
      const input = await requested(wire(), anna);
      await wire().ok('ConfirmForgotPassword', { ...input, Username: anna.email });
    });
  });

  describe('the code of one client, submitted by another', () => {
    test('is refused as expired, both are named, and it still works for its own', async () => {
      const anna = await person(wire());
      const input = await requested(wire(), anna, client.open);
      const event = await wire().refused(
        'ConfirmForgotPassword',
        { ...input, ClientId: client.other },
        {
          ...expired,
          cause: 'code-issued-to-another-client',
          facts: { issuedTo: client.open, submittedBy: client.other },
        },
      );
      assert.deepEqual([event.clientId, event.user], [client.other, anna.name]);
      await wire().refused('InitiateAuth', signIn(anna, Password), wrongPassword);
      await wire().ok('ConfirmForgotPassword', input);
      await wire().ok('InitiateAuth', signIn(anna, Password));
    });
    test('tells nothing about its digits', async () => {
      const anna = await person(wire());
      const input = await requested(wire(), anna, client.open);
      const ConfirmationCode = wrong(input.ConfirmationCode);
      await wire().refused(
        'ConfirmForgotPassword',
        { ...input, ConfirmationCode, ClientId: client.other },
        { ...expired, cause: 'code-issued-to-another-client' },
      );
    });
    test('is refused for a client of another pool, which has no such user', async () => {
      const anna = await person(wire());
      const input = await requested(wire(), anna, client.open);
      await wire().refused(
        'ConfirmForgotPassword',
        { ...input, ClientId: emailClient },
        { ...mismatch, cause: 'hidden-user-submits-code', facts: { reason: 'missing' } },
      );
      await wire().ok('ConfirmForgotPassword', input);
    });
    test('is taken where the pool does not bind codes to clients', async () => {
      const anna = await person(wire(), { pool: loosePoolId });
      const input = await requested(wire(), anna, looseClient.one);
      await wire().ok('ConfirmForgotPassword', { ...input, ClientId: looseClient.two });
    });
    test('is taken where no client but an administrator asked for it', async () => {
      const anna = await person(wire(), { status: 'RESET_REQUIRED' });
      const ConfirmationCode = await codeFor(wire(), anna);
      const input = { ClientId: client.other, Username: anna.name, ConfirmationCode, Password };
      await wire().ok('ConfirmForgotPassword', input);
    });
  });

  describe('a code is refused', () => {
    test('where none was asked for', async () => {
      const anna = await person(wire());
      const input = { ClientId: client.open, Username: anna.name, ConfirmationCode: '482915', Password };
      await wire().refused('ConfirmForgotPassword', input, { ...expired, cause: 'no-code-requested' });
      const hiding = { ...input, ClientId: client.hiding };
      await wire().refused('ConfirmForgotPassword', hiding, { ...expired, cause: 'no-code-requested' });
    });
    test('where its digits are wrong, and the right ones still work', async () => {
      const anna = await person(wire());
      const input = await requested(wire(), anna);
      const ConfirmationCode = wrong(input.ConfirmationCode);
      await wire().refused(
        'ConfirmForgotPassword',
        { ...input, ConfirmationCode },
        { ...mismatch, cause: 'code-mismatch', facts: { user: anna.name } },
      );
      await wire().ok('ConfirmForgotPassword', input);
    });
    test('where a newer one has taken its place, and the newer one works', async () => {
      const anna = await person(wire());
      const first = await requested(wire(), anna);
      const second = await requested(wire(), anna);
      assert.notEqual(first.ConfirmationCode, second.ConfirmationCode);
      await wire().refused('ConfirmForgotPassword', first, { ...mismatch, cause: 'code-replaced' });
      await wire().ok('ConfirmForgotPassword', second);
    });
    test('where it was used, also with another password', async () => {
      const anna = await person(wire());
      const input = await requested(wire(), anna);
      await wire().ok('ConfirmForgotPassword', input);
      const again = { ...input, Password: 'Third-Password-1' };
      await wire().refused('ConfirmForgotPassword', again, { ...expired, cause: 'code-already-used' });
      await wire().ok('InitiateAuth', signIn(anna, Password));
    });
    test('where it is of another user', async () => {
      const [anna, ben] = [await person(wire()), await person(wire())];
      const input = await requested(wire(), anna);
      await requested(wire(), ben);
      await wire().refused(
        'ConfirmForgotPassword',
        { ...input, Username: ben.name },
        { ...mismatch, cause: 'code-mismatch' },
      );
    });
    test('where it was sent for a sign-up', async () => {
      const anna = await person(wire(), { status: 'UNCONFIRMED' });
      const ConfirmationCode = await codeFor(wire(), anna);
      const input = { ClientId: client.open, Username: anna.name, ConfirmationCode, Password };
      await wire().refused('ConfirmForgotPassword', input, { ...expired, cause: 'no-code-requested' });
    });
    test('where it is an hour old: not in its last millisecond, and in the next', async () => {
      const [anna, ben] = [await person(wire()), await person(wire())];
      wire().clock.pause();
      const inTime = await requested(wire(), anna);
      const late = await requested(wire(), ben);
      wire().clock.advance(60 * 60_000 - 1);
      await wire().ok('ConfirmForgotPassword', inTime);
      wire().clock.advance(1);
      const at = wire().clock.now();
      const facts = { sentAt: at - 3_600_000, expiredAt: at };
      await wire().refused('ConfirmForgotPassword', late, { ...expired, cause: 'code-expired', facts });
      wire().clock.resume();
    });
    test('where it is empty, before anything is looked at', async () => {
      const input = { ClientId: client.open, Username: 'nobody', ConfirmationCode: '', Password };
      const { status, text } = await wire().call('ConfirmForgotPassword', input);
      assert.equal(status, 400);
      const { __type, message } = JSON.parse(text);
      assert.equal(__type, 'InvalidParameterException');
      const member = "Value '' at 'confirmationCode' failed to satisfy constraint: Member must";
      assert.match(message, /^2 validation errors detected: /);
      assert.ok(message.includes(`${member} satisfy regular expression pattern: [\\S]+`), message);
      assert.ok(message.includes(`${member} have length greater than or equal to 1`), message);
    });
  });

  describe('a user', () => {
    const input = { ConfirmationCode: '482915', Password };
    test('who does not exist: told by a client that tells', async () => {
      await wire().refused(
        'ConfirmForgotPassword',
        { ...input, ClientId: client.open, Username: 'nobody' },
        {
          type: 'UserNotFoundException',
          message: 'Username/client id combination not found.',
          cause: 'user-not-found-for-client',
          facts: { user: 'nobody', client: client.open, pool: poolId },
        },
      );
    });
    test('who is disabled: told by a client that tells, also with the right code', async () => {
      const anna = await person(wire());
      const right = await requested(wire(), anna);
      await wire().ok('AdminDisableUser', { UserPoolId: poolId, Username: anna.name });
      await wire().refused('ConfirmForgotPassword', right, {
        type: 'NotAuthorizedException',
        message: 'User is disabled.',
        cause: 'user-is-disabled',
      });
      await wire().ok('AdminEnableUser', { UserPoolId: poolId, Username: anna.name });
      await wire().ok('ConfirmForgotPassword', right);
    });
    test('who does not exist or is disabled shows a wrong code where the client hides', async () => {
      const anna = await person(wire(), { disabled: true });
      for (const [Username, reason] of [
        ['nobody', 'missing'],
        [anna.name, 'disabled'],
      ] as const) {
        await wire().refused(
          'ConfirmForgotPassword',
          { ...input, ClientId: client.hiding, Username },
          { ...mismatch, cause: 'hidden-user-submits-code', facts: { reason } },
        );
      }
    });
    test('of a client that hides gets the same answer for a wrong code as somebody unknown', async () => {
      const anna = await person(wire(), { pool: emailPoolId });
      await wire().ok('ForgotPassword', { ClientId: emailClient, Username: anna.name });
      const answers = [];
      for (const Username of [anna.name, 'nobody@example.com']) {
        const ConfirmationCode = wrong(await codeFor(wire(), anna));
        const submitted = { ClientId: emailClient, Username, ConfirmationCode, Password };
        const { status, text, headers } = await wire().call('ConfirmForgotPassword', submitted);
        const own = ['x-amzn-requestid', 'date', 'x-lifeguard-cause'];
        answers.push({ status, text, headers: [...headers].filter(([header]) => !own.includes(header)) });
      }
      assert.deepEqual(answers[1], answers[0]);
    });
  });

  describe('the sixth wrong code within an hour is refused unseen', () => {
    test('and so is the right one, until the hour is over', async () => {
      const anna = await person(wire());
      wire().clock.pause();
      await requested(wire(), anna);
      // Asked for later, so that it outlives the hour of the attempts.
      wire().clock.advance('1m');
      const input = await requested(wire(), anna);
      const bad = { ...input, ConfirmationCode: wrong(input.ConfirmationCode) };
      wire().clock.advance('30m');
      for (let attempt = 1; attempt <= 5; attempt += 1) {
        await wire().refused('ConfirmForgotPassword', bad, { ...mismatch, cause: 'code-mismatch' });
      }
      const facts = { count: 6, limit: 5, user: anna.name };
      await wire().refused('ConfirmForgotPassword', bad, { ...limited, facts });
      await wire().refused('ConfirmForgotPassword', input, limited);
      // A new code does not open a new hour.
      wire().clock.advance('29m');
      const fresh = await requested(wire(), anna);
      await wire().refused('ConfirmForgotPassword', fresh, limited);
      wire().clock.advance(31 * 60_000 - 1);
      await wire().refused('ConfirmForgotPassword', fresh, limited);
      wire().clock.advance(1);
      await wire().ok('ConfirmForgotPassword', fresh);
      wire().clock.resume();
    });
    test('also for somebody unknown where the client hides', async () => {
      const input = {
        ClientId: client.hiding,
        Username: 'unknown-here',
        ConfirmationCode: '482915',
        Password,
      };
      for (let attempt = 1; attempt <= 5; attempt += 1) {
        const shown = { ...mismatch, cause: 'hidden-user-submits-code' };
        await wire().refused('ConfirmForgotPassword', input, shown);
      }
      await wire().refused('ConfirmForgotPassword', input, limited);
    });
    test('also where another client submits them', async () => {
      const anna = await person(wire());
      const input = await requested(wire(), anna);
      for (let attempt = 1; attempt <= 5; attempt += 1) {
        await wire().call('ConfirmForgotPassword', { ...input, ClientId: client.other });
      }
      await wire().refused('ConfirmForgotPassword', input, limited);
    });
    test('but a success forgets what was wrong before', async () => {
      const anna = await person(wire());
      for (let round = 1; round <= 2; round += 1) {
        const input = await requested(wire(), anna);
        const bad = { ...input, ConfirmationCode: wrong(input.ConfirmationCode) };
        for (let attempt = 1; attempt <= 4; attempt += 1) await wire().call('ConfirmForgotPassword', bad);
        await wire().ok('ConfirmForgotPassword', input);
      }
    });
  });

  describe('a new password', () => {
    const weak: readonly (readonly [password: string, rule: string])[] = [
      ['Ab1!', 'Password not long enough'],
      ['lower-case-1', 'Password must have uppercase characters'],
      ['UPPER-CASE-1', 'Password must have lowercase characters'],
      ['No-Numbers-Here', 'Password must have numeric characters'],
      ['NoSymbols1Here', 'Password must have symbol characters'],
    ];
    test('that breaks the policy names the first rule, and leaves the code good', async () => {
      const anna = await person(wire());
      const input = await requested(wire(), anna);
      for (const [password, rule] of weak.slice(0, 4)) {
        await wire().refused('ConfirmForgotPassword', { ...input, Password: password }, notConforming(rule));
      }
      await wire().ok('ConfirmForgotPassword', input);
    });
    for (const [password, rule] of weak) {
      test(`is told: ${rule}`, async () => {
        const input = await requested(wire(), await person(wire()));
        await wire().refused('ConfirmForgotPassword', { ...input, Password: password }, notConforming(rule));
      });
    }
    test('is not judged before the code', async () => {
      const input = await requested(wire(), await person(wire()));
      const bad = { ...input, ConfirmationCode: wrong(input.ConfirmationCode), Password: 'weak' };
      await wire().refused('ConfirmForgotPassword', bad, { ...mismatch, cause: 'code-mismatch' });
    });
    for (const [name, arrive] of Object.entries(newcomers)) {
      test(`that the pool remembers is refused, and leaves the code good: a user who is ${name}`, async () => {
        const first = 'First-Password-1';
        const anna = await arrive(wire(), first);
        const used: Shown = {
          type: 'PasswordHistoryPolicyViolationException',
          message: 'Password has previously been used.',
          cause: 'password-used-before',
          facts: { user: anna.name, remembered: 2 },
        };
        // The pool remembers two: the present one and the one before.
        for (const { refused, taken } of [
          { refused: [first], taken: 'Password-A-1' },
          { refused: ['Password-A-1', first], taken: 'Password-B-1' },
          { refused: ['Password-B-1', 'Password-A-1'], taken: first },
        ]) {
          const input = await requested(wire(), anna, looseClient.one);
          for (const password of refused) {
            await wire().refused('ConfirmForgotPassword', { ...input, Password: password }, used);
          }
          await wire().ok('ConfirmForgotPassword', { ...input, Password: taken });
        }
      });
    }
  });
});
