import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { guard } from '../../src/guard/guard.ts';
import { openJsdom } from '../../src/guard/jsdom.ts';
import type { Browse } from '../../src/guard/visit.ts';
import { portsWith, withoutFailures, writtenPage } from './guarded-pages.ts';

/** What the script of a page is made of; each row changes one part. */
interface Parts {
  readonly begin: string;
  readonly clients: string;
  readonly client: string;
  readonly gate: string;
  readonly call: string;
  readonly failed: string;
}

const right: Parts = {
  begin: "history.replaceState(null, '', location.pathname);",
  clients: `const ours = {
    '2eq1vf0nvl5o3rha2vshm8j0mn': 'us-east-1_AkG9mnbjA', '4h0qk7sdn2v9ru1c6mfo5tbe3p': 'us-east-1_AkG9mnbjA',
    '5u6atviker41lm8qknqua56sdc': 'us-east-1_AkG9mnbjA', '8uun49ru7f3fdvmlc12vqig3a': 'us-east-1_knEL7cqS3',
  };`,
  client: "const client = asked.get('cid') ?? '6sjjnkaeagnqgkmbl1mr5rtfsr';",
  gate: "if (asked.has('cid') && ours[client] !== asked.get('pid')) document.querySelector('form').remove();",
  call: "await send('https://cognito-idp.us-east-1.amazonaws.com/', client);",
  failed: "'This did not work. Please ask the app for a new code.'",
};

const pageOf = ({ begin, clients, client, gate, call, failed }: Parts) => `<!doctype html>
<title>Reset</title>
<form><input name="code"><input type="password"><button>Save</button></form><p id="told"></p>
<script>
  const asked = new URLSearchParams(location.search);
  const code = document.querySelector('[name=code]');
  code.value = asked.get('code');
  ${begin} ${clients} ${client} ${gate}
  async function send(endpoint, ClientId) {
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.ConfirmForgotPassword' },
      body: JSON.stringify({
        ClientId, Username: asked.get('email'), ConfirmationCode: code.value,
        Password: document.querySelector('[type=password]').value,
      }),
    });
    if (!answer.ok) throw Object.assign(new Error('no'), await answer.json());
  }
  document.querySelector('form')?.addEventListener('submit', async event => {
    event.preventDefault();
    try {
      ${call}
      document.querySelector('#told').textContent = 'Your password is changed. Go back to the app.';
    } catch (error) {
      document.querySelector('#told').textContent = ${failed};
    }
  });
</script>`;

const rows: Readonly<Record<string, readonly [change: Partial<Parts>, ...caught: string[]]>> = {
  'does all that it must': [{}],
  'reads no cid': [
    { client: "const client = '6sjjnkaeagnqgkmbl1mr5rtfsr';", gate: '' },
    'returns-to-issuer',
    'refuses-unknown-client',
    'refuses-other-pool',
  ],
  'sends all to the first client': [
    { client: 'const [client] = Object.keys(ours);' },
    'returns-to-issuer',
    'falls-back-only-without-client',
    'refuses-unknown-client',
    // The gate looks at the client that was chosen, so that it bars the people of the other pool.
    'sends-the-code-once',
  ],
  'has no fallback': [{ client: "const client = asked.get('cid');" }, 'falls-back-only-without-client'],
  'knows all clients but one': [
    { clients: right.clients.replace("'5u6atviker41lm8qknqua56sdc': 'us-east-1_AkG9mnbjA',", '') },
    'sends-the-code-once',
  ],
  'sends to any client': [{ gate: '' }, 'refuses-unknown-client', 'refuses-other-pool'],
  'calls another region': [{ call: right.call.replace('us-east-1', 'eu-west-1') }, 'calls-the-region'],
  'calls another region beside': [
    {
      call: `fetch('https://cognito-idp.eu-west-1.amazonaws.com/', {
        method: 'POST', body: '{}', headers: { 'x-amz-target': 'AWSCognitoIdentityProviderService.GetUser' },
      }); ${right.call}`,
    },
    'calls-the-region',
  ],
  'changes the code': [{ call: `code.value = '000000'; ${right.call}` }, 'keeps-what-the-link-gave'],
  'calls twice': [{ call: right.call + right.call }, 'sends-the-code-once'],
  'never calls': [
    { call: '' },
    'falls-back-only-without-client',
    'says-failures-in-words',
    'sends-the-code-once',
  ],
  'posts to its own server': [
    { call: "await fetch('/api/reset', { method: 'POST', body: '{}' });" },
    'falls-back-only-without-client',
    'says-failures-in-words',
    'sends-the-code-once',
  ],
  'tells its own server the password': [
    {
      call: `fetch('/log?p=' + encodeURIComponent(document.querySelector('[type=password]').value)); ${right.call}`,
    },
    'tells-nobody-else',
  ],
  'tells its own server the code': [
    { call: `fetch('/log', { method: 'POST', body: btoa('code=' + code.value) }); ${right.call}` },
    'tells-nobody-else',
  ],
  'throws when it is opened': [
    { begin: 'throw new Error("early");' },
    'falls-back-only-without-client',
    'says-failures-in-words',
    'sends-the-code-once',
    'takes-the-code-off',
    'throws-nothing',
  ],
  'throws where nothing catches': [
    { call: `${right.call} setTimeout(() => { throw new Error('late'); }, 1);` },
    'throws-nothing',
  ],
  'rejects where nothing catches': [
    { call: `${right.call} Promise.reject(new Error('late'));` },
    'throws-nothing',
  ],
  'leaves the code in the address bar': [{ begin: '' }, 'takes-the-code-off'],
  'asks somebody else for a picture': [
    { begin: `${right.begin} fetch('https://example.com/pixel').catch(() => {});` },
    'asks-nobody-else',
  ],
  'tells failures by their names': [{ failed: 'error.__type' }, 'says-failures-in-words'],
  'tells the service’s own messages': [{ failed: 'error.message' }, 'says-failures-in-words'],
  'says nothing of failures': [{ failed: "''" }, 'says-failures-in-words'],
};

describe('a page that', () => {
  let browse: Browse;
  before(() => {
    browse = openJsdom({ patience: { load: 20_000, quiet: 250 }, hook: undefined, threads: 1 });
  });
  after(() => browse.close());

  for (const [name, [change, ...caught]] of Object.entries(rows)) {
    test(name, async () => {
      const page = await writtenPage(pageOf({ ...right, ...change }));
      try {
        // How failures are told is tried where a row is about it.
        const isOfFailures = caught.includes('says-failures-in-words') || caught.length === 0;
        const invariants = isOfFailures
          ? page.guarded.invariants
          : page.guarded.invariants.map(withoutFailures);
        const verdicts = await guard(portsWith(browse), { ...page.guarded, invariants });
        const wrong = verdicts
          .filter(({ problem }) => problem !== undefined)
          .map(({ invariant }) => invariant.id);
        assert.deepEqual([...new Set(wrong)].toSorted(), caught.toSorted());
      } finally {
        await page.close();
      }
    });
  }
});
