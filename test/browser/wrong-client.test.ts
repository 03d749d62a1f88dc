import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { exampleClient, fallbackClientId } from './example-clients.ts';
import { changed, choosePassword, problem, resetWith, success } from './reset-steps.ts';
import { signIn } from './sign-in.ts';
import { openStage, type Stage } from './stage.ts';
import type { Visitor } from './visitor.ts';

const password = 'Fresh-Start-2026!';
const local = exampleClient('phenom-dev-hasura-client-local');
const staging = exampleClient('phenom-dev-synapse-oidc');
const prod = exampleClient('phenom-prod-hasura-client');
const fallback = exampleClient('phenom-dev-hasura-client');
const webChat = exampleClient('phenom-dev-web-chat');

let stage: Stage;
before(async () => {
  stage = await openStage();
});
after(() => stage?.close());

const askedThrough = ({ calls }: Visitor) => calls.map(({ input }) => input.ClientId);

describe('a link whose cid was changed to another client of its pool', () => {
  const mixed = [
    { right: local, wrong: exampleClient('phenom-dev-nest-ops') },
    { right: staging, wrong: webChat },
    { right: prod, wrong: exampleClient('phenom-prod-chat-agent') },
  ];
  for (const { right, wrong } of mixed) {
    test(`${right.name} to ${wrong.name}: is refused in honest words, and the right link still works`, () =>
      stage.visit(async visitor => {
        const { page } = visitor;
        const { link, username } = await stage.linkFor(right);
        await page.goto(changed(link, { cid: wrong.id }));
        await choosePassword(page, password);
        await problem(page, 'This code is no longer valid here');
        await page.getByText('The code is not valid for the app that this link is for.').waitFor();
        await page.getByText('Cause: code-issued-to-another-client').waitFor();
        assert.deepEqual(askedThrough(visitor), [wrong.id]);
        assert.deepEqual(await stage.lastRefusal(visitor), {
          type: 'ExpiredCodeException',
          cause: 'code-issued-to-another-client',
          facts: { issuedTo: right.id, submittedBy: wrong.id },
        });

        await resetWith(page, link, password);
        assert.deepEqual(askedThrough(visitor), [wrong.id, right.id]);
        const account = { origin: stage.lifeguard.origin, poolId: right.poolId, clientId: right.id };
        assert.equal(await signIn({ ...account, username, password }), right.id);
      }));
  }

  test('one click sends a new code for the client of the link, and ends the older one', () =>
    stage.visit(async visitor => {
      const { page } = visitor;
      const { link, username } = await stage.linkFor(staging);
      await page.goto(changed(link, { cid: webChat.id }));
      await choosePassword(page, password);
      await problem(page, 'This code is no longer valid here');
      await page.locator('#problem').getByRole('button', { name: 'Send a new code' }).click();
      await page.getByText('a mail with a new code is on its way to p***@e***').waitFor();
      const [newest, older] = await stage.lifeguard.mail(username);
      assert.deepEqual([newest?.clientId, older?.clientId], [webChat.id, staging.id]);

      await page.fill('#code', older?.codes[0] ?? '');
      await page.click('#submit');
      await problem(page, 'The code does not match');
      assert.equal((await stage.lastRefusal(visitor)).cause, 'code-replaced');
      await page.fill('#code', newest?.codes[0] ?? '');
      await page.click('#submit');
      await success(page);
      assert.deepEqual(new Set(askedThrough(visitor)), new Set([webChat.id]));
    }));
});

describe('a link that names no client of its pool', () => {
  const nobody = '7nobody0000000000000000000';
  const refused = [
    { name: 'a cid of another pool', from: staging, values: { cid: prod.id } },
    { name: 'an unknown cid', from: staging, values: { cid: nobody } },
    { name: 'an unknown cid and no pid', from: staging, values: { cid: nobody, pid: null } },
    { name: 'an unknown pid', from: staging, values: { pid: 'us-east-1_nobody000' } },
    { name: 'no cid and a pid that is not that of the fallback client', from: prod, values: { cid: null } },
  ];
  for (const { name, from, values } of refused) {
    test(`${name}: gets no form, and nothing is sent`, () =>
      stage.visit(async ({ page, calls }) => {
        const { link } = await stage.linkFor(from);
        await page.goto(changed(link, values));
        await page.getByRole('heading', { name: 'This link cannot be used here' }).waitFor();
        assert.equal(await page.locator('form, input').count(), 0);
        assert.deepEqual(calls, []);
        assert.equal(page.url(), `${stage.lifeguard.origin}/reset-password/`);
        await resetWith(page, link, password);
      }));
  }

  test('a cid of another pool and no pid: that pool does not know the user, and does not say so', () =>
    stage.visit(async visitor => {
      const { page } = visitor;
      const { link } = await stage.linkFor(prod);
      await page.goto(changed(link, { cid: local.id, pid: null }));
      await choosePassword(page, password);
      await problem(page, 'The code does not match');
      assert.deepEqual(askedThrough(visitor), [local.id]);
      assert.equal((await stage.lastRefusal(visitor)).cause, 'hidden-user-submits-code');
      await resetWith(page, link, password);
    }));

  test('no cid, as in older mails: goes to the fallback client', () =>
    stage.visit(async visitor => {
      assert.equal(fallback.id, fallbackClientId);
      const { link } = await stage.linkFor(fallback);
      await resetWith(visitor.page, changed(link, { cid: null, pid: null }), password);
      assert.deepEqual(askedThrough(visitor), [fallback.id]);
    }));

  test('no cid, and a code of another client than the fallback: says why it cannot work', () =>
    stage.visit(async visitor => {
      const { page } = visitor;
      const { link } = await stage.linkFor(staging);
      await page.goto(changed(link, { cid: null }));
      await choosePassword(page, password);
      await problem(page, 'This code is no longer valid here');
      const { facts } = await stage.lastRefusal(visitor);
      assert.deepEqual(facts, { issuedTo: staging.id, submittedBy: fallback.id });
    }));
});
