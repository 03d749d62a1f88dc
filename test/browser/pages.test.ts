import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  ConfirmForgotPasswordCommand,
  ForgotPasswordCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { exampleClient } from './example-clients.ts';
import { success } from './reset-steps.ts';
import { openStage, type Stage } from './stage.ts';

const password = 'Fresh-Start-2026!';
const local = exampleClient('phenom-dev-hasura-client-local');
const nestOps = exampleClient('phenom-dev-nest-ops');

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage?.close());

/** Presses Tab until the focus is there, in the page or in a frame of it. */
async function tabTo(page: Page, wanted: Locator, within: Page | FrameLocator = page): Promise<void> {
  const focused = wanted.and(within.locator(':focus'));
  for (let pressed = 0; pressed < 120; pressed += 1) {
    await page.keyboard.press('Tab');
    if ((await focused.count()) > 0) return;
  }
  assert.fail(`Tab never comes to ${wanted}`);
}

const live = (page: Page) => page.locator('[data-live-state]:not(.off)', { hasText: 'live' }).waitFor();

describe('the pages of the service', () => {
  test('show a mail as it arrives, and take one from there to a new password by the keyboard alone', () =>
    stage.visit(async ({ page, context }) => {
      const { origin, sdk } = stage.lifeguard;
      await page.goto(`${origin}/_lifeguard/`);
      await tabTo(page, page.getByRole('link', { name: 'Mailbox', exact: true }));
      await page.keyboard.press('Enter');
      await page.getByText('No mail yet.').waitFor();
      await live(page);

      await sdk.send(new ForgotPasswordCommand({ ClientId: local.id, Username: local.username }));
      const item = page.locator('#mail-list').getByRole('link', { name: local.username });
      await item.waitFor();
      await page.getByRole('status').getByText(`New message to ${local.username}`).waitFor();
      await tabTo(page, item);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/_lifeguard/mail/*');

      const mail = page.frameLocator('#reading iframe');
      await tabTo(page, mail.getByRole('link', { name: 'Choose a new password' }), mail);
      const opening = context.waitForEvent('page');
      await page.keyboard.press('Enter');
      const reset = await opening;
      await reset.waitForURL(`${origin}/reset-password/`);
      await reset.locator('#password:focus').waitFor();
      await reset.keyboard.type(password);
      await reset.keyboard.press('Enter');
      await success(reset);
    }));

  test('tell a call as it comes, and its cause, both clients and the way out by the keyboard alone', () =>
    stage.visit(async ({ page }) => {
      const { origin, sdk } = stage.lifeguard;
      const { link, username } = await stage.linkFor(local);
      await page.goto(`${origin}/_lifeguard/`);
      await live(page);
      await page.keyboard.press('Tab');
      await page.locator('.skip:focus').waitFor();
      await page.keyboard.press('Enter');
      await page.locator('#main:focus').waitFor();

      const trap = new ConfirmForgotPasswordCommand({
        ClientId: nestOps.id,
        Username: username,
        ConfirmationCode: link.searchParams.get('code') ?? '',
        Password: password,
      });
      await assert.rejects(sdk.send(trap), { name: 'ExpiredCodeException' });
      await sdk.send(new ForgotPasswordCommand({ ClientId: local.id, Username: 'nobody@example.com' }));
      const hidden = page.locator('details', { hasText: 'There is no such user' });
      await hidden.getByRole('img', { name: 'ok' }).waitFor();
      const call = page.locator('details', { hasText: 'The code was issued to another app client' });
      await call.waitFor();
      await tabTo(page, page.getByRole('link', { name: 'Failed' }));
      await page.keyboard.press('Enter');
      await page.waitForURL('**/?outcome=failed*');
      await tabTo(page, call.locator('summary'));
      await page.keyboard.press('Enter');
      await call.getByText('A reset code is bound to the app client').waitFor();
      await call.getByText('What to do:').waitFor();
      for (const { id, name } of [local, nestOps]) {
        await call.locator('dd', { hasText: id }).filter({ hasText: name }).first().waitFor();
      }
      assert.equal(
        await page.getByText('ForgotPassword', { exact: true }).count(),
        0,
        'what went well is not there',
      );
    }));

  test('say that the service is gone, and come back with it', () =>
    stage.visit(async ({ page }) => {
      const { origin, sdk } = stage.lifeguard;
      await page.goto(`${origin}/_lifeguard/mailbox`);
      await live(page);
      await stage.lifeguard.stop();
      await page.locator('[data-live-state].off').waitFor();
      await stage.lifeguard.startAgain();
      await live(page);
      const { link, username } = await stage.linkFor(nestOps);
      await page.locator('#mail-list').getByRole('link', { name: username }).waitFor();
      const code = link.searchParams.get('code') ?? '';
      await page.frameLocator('#reading iframe').getByText(code, { exact: true }).waitFor();
      await sdk.send(new ForgotPasswordCommand({ ClientId: local.id, Username: username }));
      await page.locator('#mail-list li').nth(1).waitFor();
    }));
});
