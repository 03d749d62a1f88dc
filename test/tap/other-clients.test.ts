import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { confirmResetPassword, resetPassword, signIn, signOut } from '@aws-amplify/auth';
import type { CognitoUserSession } from 'amazon-cognito-identity-js';
import { startLifeguard } from '../../src/testing/start-lifeguard.ts';
import { openApp } from '../clients/amplify-app.ts';
import { identity } from '../clients/identity.ts';
import { watchingTap } from './watching-tap.ts';

const { AuthenticationDetails, CognitoUser, CognitoUserPool } = identity;

describe('amazon-cognito-identity-js through a tap', () => {
  test('signs in by SRP and refreshes; nothing of the proof is shown', async () => {
    await using lifeguard = await startLifeguard({ log: () => {} });
    const [pool] = lifeguard.pools;
    const [client] = pool.clients;
    const [person] = pool.users;
    assert.ok(client && person);
    await using tap = await watchingTap(lifeguard.endpoint, { withBodies: true });
    const Pool = new CognitoUserPool({
      UserPoolId: pool.id,
      ClientId: client.id,
      endpoint: `${tap.origin}/`,
    });
    const user = new CognitoUser({ Username: person.username, Pool });
    const details = new AuthenticationDetails({ Username: person.username, Password: person.password });
    const session = await new Promise<CognitoUserSession>((onSuccess, onFailure) =>
      user.authenticateUser(details, { onSuccess, onFailure }),
    );
    assert.ok(session.isValid());
    await new Promise((resolve, reject) =>
      user.refreshSession(session.getRefreshToken(), (error, done) =>
        error ? reject(error) : resolve(done),
      ),
    );
    assert.deepEqual(
      tap.calls.map(({ operation, outcome }) => [operation, outcome]),
      [
        ['InitiateAuth', 'ok'],
        ['RespondToAuthChallenge', 'ok'],
        ['InitiateAuth', 'ok'],
      ],
    );
    const shown = JSON.stringify(tap.calls);
    const hidden = [person.username, person.password, session.getAccessToken().getJwtToken()];
    for (const text of hidden) assert.ok(!shown.includes(text));
    const [first, second] = tap.calls.map(call => JSON.parse(JSON.stringify(call)));
    assert.match(first.input.AuthParameters.SRP_A, /^srp#/);
    assert.match(second.input.ChallengeResponses.PASSWORD_CLAIM_SIGNATURE, /^srp#/);
    assert.equal(
      first.output.ChallengeParameters.SECRET_BLOCK,
      second.input.ChallengeResponses.PASSWORD_CLAIM_SECRET_BLOCK,
    );
  });
});

describe('Amplify through a tap', () => {
  test('falls into the trap, is told, resets in the right app and signs in by SRP', async () => {
    await using lifeguard = await startLifeguard({ log: () => {} });
    const [pool] = lifeguard.pools;
    const [issuedTo, submittedBy] = pool.clients;
    const username = pool.users[0]?.username ?? '';
    assert.ok(issuedTo && submittedBy);
    const names = { [issuedTo.id]: issuedTo.name, [submittedBy.id]: submittedBy.name };
    await using tap = await watchingTap(lifeguard.endpoint, { deaf: true, names });
    const open = (client: string) => openApp({ endpoint: tap.origin }, { pool: pool.id, client });

    open(issuedTo.id);
    await resetPassword({ username });
    const confirmationCode = (await lifeguard.mail.latest({ to: username }))?.codes[0] ?? '';
    const submission = { username, confirmationCode, newPassword: 'Another-Password-1!' };
    open(submittedBy.id);
    await assert.rejects(confirmResetPassword(submission), { name: 'ExpiredCodeException' });
    const { cause } = await tap.newest('ConfirmForgotPassword', 'failed');
    assert.deepEqual(cause?.facts, { issuedTo: issuedTo.id, submittedBy: submittedBy.id });
    assert.ok(
      cause.says.startsWith(
        `This code was issued to ${issuedTo.name} (${issuedTo.id}); ${submittedBy.name} (${submittedBy.id}) submitted it.`,
      ),
    );

    open(issuedTo.id);
    await confirmResetPassword(submission);
    const { isSignedIn } = await signIn({ username, password: submission.newPassword });
    assert.ok(isSignedIn);
    await signOut();
  });
});
