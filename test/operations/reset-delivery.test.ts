import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { PoolsDescription } from '../../src/testing/index.ts';
import { type MailServer, smtpError, startMailServer } from '../delivery/mail-server.ts';
import { client, description, poolId } from './described.ts';
import { codeFor, type Person, person } from './people.ts';
import { type Shown, startWire, type Wire } from './wire.ts';

const Password = 'Second-Password-1';

const undelivered = {
  type: 'CodeDeliveryFailureException',
  message: 'Unable to deliver code to user',
} as const;

/** A user with a code that works, before something goes wrong. */
async function withCode(wire: Wire): Promise<{ anna: Person; input: Record<string, string> }> {
  const anna = await person(wire);
  const who = { ClientId: client.open, Username: anna.name };
  await wire.ok('ForgotPassword', who);
  return { anna, input: { ...who, ConfirmationCode: await codeFor(wire, anna), Password } };
}

/** Asks for another code, which fails as shown, and then uses the first one. */
async function failsAndLosesNothing(wire: Wire, shown: Shown, metadata?: object): Promise<void> {
  const { anna, input } = await withCode(wire);
  const before = await wire.mail.latest({ to: anna.email });
  const again = { ClientId: client.open, Username: anna.name, ...(metadata && { ClientMetadata: metadata }) };
  const event = await wire.refused('ForgotPassword', again, shown);
  assert.deepEqual(event.messages, []);
  assert.equal((await wire.mail.latest({ to: anna.email }))?.id, before?.id);
  await wire.ok('ConfirmForgotPassword', input);
}

describe('where the mail server', () => {
  const refuse: { data?: Error } = {};
  let server: MailServer;
  let wire: Wire;
  before(async () => {
    server = await startMailServer({}, refuse);
    const smtp = { host: '127.0.0.1', port: server.port, tls: 'none' } as const;
    wire = await startWire({ pools: { ...description, mail: { smtp } } });
  });
  after(() => wire.stop());

  test('takes the mail, it goes there and into the mailbox', async () => {
    const { anna, input } = await withCode(wire);
    const taken = server.taken.at(-1);
    assert.deepEqual(taken?.to, [anna.email]);
    assert.match(taken?.source ?? '', new RegExp(input.ConfirmationCode ?? ''));
  });
  test('refuses the mail, the call fails and the code before still works', async () => {
    const { length } = server.taken;
    const { anna, input } = await withCode(wire);
    refuse.data = smtpError(554, '5.7.1 Message rejected');
    const event = await wire.refused(
      'ForgotPassword',
      { ClientId: client.open, Username: anna.name },
      { ...undelivered, cause: 'mail-server-refused' },
    );
    delete refuse.data;
    assert.match(String(event.cause?.facts.answer ?? event.cause?.facts.reason), /Message rejected/);
    assert.equal(server.taken.length, length + 1);
    await wire.ok('ConfirmForgotPassword', input);
  });
  test('is down, the call fails and the code before still works', async () => {
    const { anna, input } = await withCode(wire);
    const reset = await person(wire);
    await server.close();
    const who = { ClientId: client.open, Username: anna.name };
    await wire.refused('ForgotPassword', who, { ...undelivered, cause: 'mail-server-unreachable' });
    assert.equal((await wire.mail.all({ to: anna.email })).length, 1);
    await wire.ok('ConfirmForgotPassword', input);

    // An administrator's reset that cannot tell its code does not lock the user out.
    const named = { UserPoolId: poolId, Username: reset.name };
    await wire.refused('AdminResetUserPassword', named, { ...undelivered, cause: 'mail-server-unreachable' });
    assert.equal((await wire.ok('AdminGetUser', named)).UserStatus, 'CONFIRMED');
  });
});

const handler = (name: string) => fileURLToPath(new URL(`./handlers/${name}.ts`, import.meta.url));

/**
 * The first pool with those triggers. Their own limit is below Cognito's, so that one that hangs is ended once, and yet
 * longer than the start of a process takes on a busy machine.
 */
function withTriggers(triggers: Record<string, string>): PoolsDescription {
  const [first] = description.pools;
  const functions = Object.fromEntries(
    Object.values(triggers).map(name => [name, { handler: handler(name), timeoutSeconds: 4 }]),
  );
  return { ...description, functions, pools: [{ ...first, triggers }] };
}

describe('where the CustomMessage trigger', () => {
  let wire: Wire;
  before(async () => {
    wire = await startWire({ pools: withTriggers({ CustomMessage: 'obeys' }) });
  });
  after(() => wire.stop());

  test('answers, the recorder has its run', async () => {
    const { anna } = await withCode(wire);
    const event = wire.events.last({ operation: 'ForgotPassword', user: anna.name });
    const [note] = event?.triggers ?? [];
    assert.deepEqual(
      [note?.source, note?.function, note?.outcome, note?.attempts],
      ['CustomMessage_ForgotPassword', 'obeys', 'ok', 1],
    );
  });
  test('throws, its words are shown and the code before still works', async () => {
    await failsAndLosesNothing(
      wire,
      {
        type: 'UserLambdaValidationException',
        message: 'CustomMessage failed with error no template for this user.',
        cause: 'handler-threw',
        facts: { trigger: 'CustomMessage', function: 'obeys', message: 'no template for this user' },
      },
      { throws: 'no template for this user' },
    );
    const event = wire.events.last({ cause: 'handler-threw' });
    assert.deepEqual(
      event?.triggers.map(({ source, outcome }) => [source, outcome]),
      [['CustomMessage_ForgotPassword', 'failed']],
    );
  });
  test('hangs, the call ends and the code before still works', async () => {
    const { anna, input } = await withCode(wire);
    const again = { ClientId: client.open, Username: anna.name, ClientMetadata: { hangs: 'yes' } };
    const { status, text, event } = await wire.call('ForgotPassword', again);
    assert.equal(status, 400);
    assert.match(
      text,
      /^\{"__type":"UserLambdaValidationException","message":"CustomMessage failed with error RequestId: [0-9a-f-]{36} Error: Task timed out after 4\.00 seconds\."\}$/,
    );
    assert.equal(event.cause?.id, 'function-timed-out');
    assert.equal((await wire.mail.all({ to: anna.email })).length, 1);
    await wire.ok('ConfirmForgotPassword', input);
  });
  test('throws for an administrator, the user keeps its status', async () => {
    const anna = await person(wire);
    const named = { UserPoolId: poolId, Username: anna.name };
    await wire.refused(
      'AdminResetUserPassword',
      { ...named, ClientMetadata: { throws: 'no' } },
      {
        type: 'UserLambdaValidationException',
        message: 'CustomMessage failed with error no.',
        cause: 'handler-threw',
      },
    );
    assert.equal((await wire.ok('AdminGetUser', named)).UserStatus, 'CONFIRMED');
  });
});

describe('where the PostConfirmation trigger', () => {
  let wire: Wire;
  before(async () => {
    wire = await startWire({ pools: withTriggers({ PostConfirmation: 'obeys' }) });
  });
  after(() => wire.stop());

  test('answers, it runs once for a confirmed reset', async () => {
    const { input } = await withCode(wire);
    const { status, event } = await wire.call('ConfirmForgotPassword', input);
    assert.equal(status, 200);
    const sources = event.triggers.map(({ source }) => source);
    assert.deepEqual(sources, ['PostConfirmation_ConfirmForgotPassword']);
  });
  test('throws, the caller sees it, and the new password is set all the same', async () => {
    const { anna, input } = await withCode(wire);
    const shown = {
      type: 'UserLambdaValidationException',
      message: 'PostConfirmation failed with error the directory is down.',
      cause: 'handler-threw',
    };
    const metadata = { throws: 'the directory is down' };
    await wire.refused('ConfirmForgotPassword', { ...input, ClientMetadata: metadata }, shown);
    await wire.ok('InitiateAuth', {
      ClientId: client.open,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: anna.name, PASSWORD: Password },
    });
  });
});
