import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import { InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import { choose, sdkOf } from './choice.ts';
import { choiceClient, choiceDescription } from './choice-pools.ts';
import { onBothEngines } from './engines.ts';
import { codeFor } from './people.ts';
import type { Shown } from './wire.ts';

const session = (message: string, cause: string): Shown => ({
  type: 'NotAuthorizedException',
  message: `Invalid session for the user${message}`,
  cause,
});
const usedUp = session(', session can only be used once.', 'session-already-used');

onBothEngines({ pools: choiceDescription }, wire => {
  describe('a sign-up', () => {
    const signUp = async () => {
      const name = `new-${randomBytes(4).toString('hex')}`;
      const email = `${name}@example.com`;
      const up = await wire().ok('SignUp', {
        ClientId: choiceClient.open,
        Username: name,
        Password: 'First-Password-1',
        UserAttributes: [{ Name: 'email', Value: email }],
      });
      const ConfirmationCode = await codeFor(wire(), { email });
      return {
        name,
        Session: up.Session,
        confirm: { ClientId: choiceClient.open, Username: name, ConfirmationCode },
      };
    };
    test('that was confirmed signs in without another code, once', async () => {
      const sdk = sdkOf(wire());
      try {
        const { name, Session, confirm } = await signUp();
        assert.ok(Session);
        const confirmed = await wire().ok('ConfirmSignUp', { ...confirm, Session });
        const start = { ...choose(name), Session: confirmed.Session };
        const done = await sdk.send(new InitiateAuthCommand(start));
        assert.equal(done.AuthenticationResult?.TokenType, 'Bearer');
        await wire().refused('InitiateAuth', start, usedUp);
      } finally {
        sdk.destroy();
      }
    });
    test('signs in also where it was confirmed without its session', async () => {
      const { name, confirm } = await signUp();
      const { Session } = await wire().ok('ConfirmSignUp', confirm);
      const done = await wire().ok('InitiateAuth', { ...choose(name), Session });
      assert.equal(done.AuthenticationResult?.TokenType, 'Bearer');
    });
    test('whose session has expired is only confirmed late', async () => {
      const { name, Session, confirm } = await signUp();
      wire().clock.advance('3m');
      const confirmed = await wire().ok('ConfirmSignUp', { ...confirm, Session });
      wire().clock.advance('3m');
      await wire().refused(
        'InitiateAuth',
        { ...choose(name), Session: confirmed.Session },
        session(', session is expired.', 'session-expired'),
      );
    });
    test('does not sign in before it is confirmed, nor somebody else', async () => {
      const one = await signUp();
      const other = await signUp();
      const invalid = session('.', 'session-invalid');
      await wire().refused('ConfirmSignUp', { ...one.confirm, Session: other.Session }, invalid);
      await wire().ok('ConfirmSignUp', one.confirm);
      await wire().refused('InitiateAuth', { ...choose(one.name), Session: one.Session }, invalid);
    });
    test('has no session where codes are no first factor', async () => {
      const Username = `new-${randomBytes(4).toString('hex')}`;
      const up = await wire().ok('SignUp', {
        ClientId: choiceClient.password,
        Username,
        Password: 'First-Password-1',
        UserAttributes: [{ Name: 'email', Value: `${Username}@example.com` }],
      });
      assert.equal(up.Session, undefined);
    });
  });
});
