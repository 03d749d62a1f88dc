import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  DescribeUserPoolCommand,
  ForgotPasswordCommand,
  UpdateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { startLifeguard } from '../../src/testing/index.ts';
import { exampleClient } from './example-clients.ts';
import { changed, choosePassword, problem, resetWith, success } from './reset-steps.ts';
import { openStage, type Stage } from './stage.ts';

const password = 'Fresh-Start-2026!';
const local = exampleClient('phenom-dev-hasura-client-local');
const staging = exampleClient('phenom-dev-synapse-oidc');
const prod = exampleClient('phenom-prod-hasura-client');

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage?.close());

/** Six digits that are not those of the link. */
const anotherCode = (link: URL) => (link.searchParams.get('code') === '000000' ? '111111' : '000000');

describe('what can stand between a link and a new password', () => {
  test('the address without its slash moves on and keeps its query to the letter', async () => {
    const query = '?code=123456&email=a%2Bb%40example.com&cid=x&pid=y&more=%20+';
    const address = `${stage.lifeguard.origin}/reset-password${query}`;
    const { status, headers } = await fetch(address, { redirect: 'manual' });
    assert.equal(status, 308);
    assert.equal(headers.get('location'), `/reset-password/${query}`);
    assert.equal(headers.get('referrer-policy'), 'no-referrer');
  });

  test('a wrong code can be corrected', () =>
    stage.visit(async visitor => {
      const { page } = visitor;
      const { link } = await stage.linkFor(local);
      await page.goto(changed(link, { code: anotherCode(link) }));
      await choosePassword(page, password);
      await problem(page, 'The code does not match');
      assert.equal(await page.getAttribute('#code', 'aria-invalid'), 'true');
      assert.equal((await stage.lastRefusal(visitor)).cause, 'code-mismatch');
      await page.fill('#code', link.searchParams.get('code') ?? '');
      await page.click('#submit');
      await success(page);
    }));

  test('a link that was used before is refused', () =>
    stage.visit(async visitor => {
      const { page } = visitor;
      const { link } = await stage.linkFor(local);
      await resetWith(page, link, password);
      await page.goto(link.href);
      await choosePassword(page, `${password}2`);
      await problem(page, 'This code is no longer valid here');
      assert.equal((await stage.lastRefusal(visitor)).cause, 'code-already-used');
    }));

  test('a weak password is not even sent; one that only the pool refuses leaves the code good', () =>
    stage.visit(async visitor => {
      const { page } = visitor;
      const { link } = await stage.linkFor(prod);
      await page.goto(link.href);
      await choosePassword(page, 'short');
      await problem(page, 'One thing to put right');
      assert.deepEqual(visitor.calls, []);

      const undo = await lengthen(prod.poolId, 24);
      await choosePassword(page, password);
      await problem(page, 'This password does not fit the rules');
      await page.getByText('It needs more characters.').waitFor();
      assert.equal((await stage.lastRefusal(visitor)).cause, 'password-not-conforming');
      await choosePassword(page, `${password}${password}`);
      await success(page);
      await undo();
    }));

  test('too many attempts end the trying, also with the right code', () =>
    stage.visit(async visitor => {
      const { page } = visitor;
      const { link, username } = await stage.linkFor(local);
      const guess = new ConfirmForgotPasswordCommand({
        ClientId: local.id,
        Username: username,
        ConfirmationCode: anotherCode(link),
        Password: password,
      });
      // The example allows twenty in an hour.
      for (let tried = 0; tried < 20; tried += 1) {
        await assert.rejects(stage.lifeguard.sdk.send(guess), { name: 'CodeMismatchException' });
      }
      await page.goto(link.href);
      await choosePassword(page, password);
      await problem(page, 'Too many attempts');
      await page.getByText('Wait about an hour, then send a new code.').waitFor();
      const { type, cause } = await stage.lastRefusal(visitor);
      assert.deepEqual([type, cause], ['LimitExceededException', 'reset-attempts-exceeded']);
    }));

  test('without a network, and without the service, nothing is lost, and it goes on where it stopped', () =>
    stage.visit(async ({ page, context }) => {
      const { link } = await stage.linkFor(staging);
      await page.goto(link.href);
      await context.setOffline(true);
      await choosePassword(page, password);
      await problem(page, 'You are offline');
      await context.setOffline(false);
      await stage.lifeguard.stop();
      await page.click('#submit');
      await problem(page, 'The service cannot be reached');
      assert.equal(await page.inputValue('#password'), password);
      await stage.lifeguard.startAgain();
      await page.click('#submit');
      await success(page);
    }));

  test('a code older than an hour is refused, and the next one comes with one click', async () => {
    await using kit = await startLifeguard();
    const sdk = new CognitoIdentityProviderClient({ endpoint: kit.endpoint, region: kit.region });
    const { id: ClientId, username: Username } = staging;
    await sdk.send(new ForgotPasswordCommand({ ClientId, Username }));
    const first = await kit.mail.latest({ to: Username });
    kit.clock.advance('61m');
    await stage.visit(async ({ page }) => {
      await page.goto(first?.links[0] ?? '');
      await choosePassword(page, password);
      await problem(page, 'This code is no longer valid here');
      assert.equal(kit.events.last({ operation: 'ConfirmForgotPassword' })?.cause?.id, 'code-expired');
      await page.locator('#problem').getByRole('button', { name: 'Send a new code' }).click();
      const second = await kit.mail.waitFor({ to: Username, after: first }, 30_000);
      await page.getByText('a mail with a new code is on its way').waitFor();
      await page.fill('#code', second.codes[0] ?? '');
      await page.click('#submit');
      await success(page);
    });
    sdk.destroy();
  });
});

/** Makes passwords of that pool longer than the page believes; what comes back undoes it. */
async function lengthen(UserPoolId: string, MinimumLength: number): Promise<() => Promise<unknown>> {
  const { sdk } = stage.lifeguard;
  const { UserPool } = await sdk.send(new DescribeUserPoolCommand({ UserPoolId }));
  const { LambdaConfig, AutoVerifiedAttributes, AccountRecoverySetting, EmailConfiguration } = UserPool ?? {};
  const policy = UserPool?.Policies?.PasswordPolicy;
  // What is left out of the call would go back to its default.
  const kept = { LambdaConfig, AutoVerifiedAttributes, AccountRecoverySetting, EmailConfiguration };
  const update = (length: number | undefined) => {
    const Policies = { PasswordPolicy: { ...policy, MinimumLength: length } };
    return sdk.send(new UpdateUserPoolCommand({ UserPoolId, ...kept, Policies }));
  };
  await update(MinimumLength);
  return () => update(policy?.MinimumLength);
}
