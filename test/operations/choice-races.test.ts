import assert from 'node:assert/strict';
import { test } from 'node:test';
import { authenticator } from './authenticator.ts';
import { answer, choose, mailed, wrongOtp } from './choice.ts';
import { choiceDescription, choicePoolId } from './choice-pools.ts';
import { onBothEngines } from './engines.ts';
import { ask, proof, register, rpId, signedIn, start, withPasskey } from './passkey-steps.ts';
import { person } from './people.ts';

onBothEngines({ pools: choiceDescription }, wire => {
  const user = () => person(wire(), { pool: choicePoolId });
  /** Makes the call many times at once, and tells how many succeed. */
  async function succeeding(
    operation: 'RespondToAuthChallenge' | 'CompleteWebAuthnRegistration',
    input: object,
  ): Promise<number> {
    const answers = await Promise.all(Array.from({ length: 20 }, () => wire().call(operation, input)));
    return answers.filter(({ status }) => status === 200).length;
  }

  test('of many that submit one code, one signs in', async () => {
    const anna = await user();
    const { Session, code } = await mailed(wire(), anna);
    const given = answer('EMAIL_OTP', Session, { USERNAME: anna.name, EMAIL_OTP_CODE: code });
    assert.equal(await succeeding('RespondToAuthChallenge', given), 1);
  });
  test('of many that make one choice, one is asked', async () => {
    const anna = await user();
    const { Session } = await wire().ok('InitiateAuth', choose(anna.name));
    const given = answer('SELECT_CHALLENGE', Session, { USERNAME: anna.name, ANSWER: 'EMAIL_OTP' });
    assert.equal(await succeeding('RespondToAuthChallenge', given), 1);
  });
  test('of many codes at once, no more than thirty are compared', async () => {
    const anna = await user();
    const { Session, code } = await mailed(wire(), anna);
    const given = answer('EMAIL_OTP', Session, { USERNAME: anna.name, EMAIL_OTP_CODE: wrongOtp(code) });
    const answers = await Promise.all(
      Array.from({ length: 40 }, () => wire().call('RespondToAuthChallenge', given)),
    );
    const compared = answers.filter(({ text }) => text.includes('CodeMismatchException'));
    assert.equal(compared.length, 30);
  });
  test('of many that send one proof of a passkey, one signs in', async () => {
    const { anna, device } = await withPasskey(wire());
    const { Session, options } = await ask(wire(), anna);
    const given = proof(anna, Session, device.prove({ challenge: options.challenge, rpId }));
    assert.equal(await succeeding('RespondToAuthChallenge', given), 1);
  });
  test('of many that complete one registration, one does', async () => {
    const AccessToken = await signedIn(wire(), await user());
    const { challenge } = await start(wire(), AccessToken);
    const Credential = authenticator().register({ challenge, rpId });
    assert.equal(await succeeding('CompleteWebAuthnRegistration', { AccessToken, Credential }), 1);
  });
  test('a user who comes again under the same name has no passkeys', async () => {
    const anna = await user();
    await register(wire(), await signedIn(wire(), anna), authenticator());
    const who = { UserPoolId: choicePoolId, Username: anna.name };
    await wire().ok('AdminDeleteUser', who);
    await wire().ok('AdminCreateUser', {
      ...who,
      MessageAction: 'SUPPRESS',
      TemporaryPassword: anna.password,
    });
    await wire().ok('AdminSetUserPassword', { ...who, Password: anna.password, Permanent: true });
    const AccessToken = await signedIn(wire(), anna);
    assert.deepEqual((await wire().ok('ListWebAuthnCredentials', { AccessToken })).Credentials, []);
  });
});
