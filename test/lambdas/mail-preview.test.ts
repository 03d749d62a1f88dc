import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { main } from '../../src/cli/main.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';

const directory = mkdtempSync(join(tmpdir(), 'lifeguard-preview-'));
after(() => rmSync(directory, { recursive: true }));

const clientId = '1example23456789abcdefghij';
const yaml = `
regions: [us-east-1]
resetPage: { url: "https://example.com/reset" }
functions:
  branded: { handler: lifeguard:custom-message }
  broken: { handler: ./broken.mjs }
pools:
  - id: us-east-1_Branded1
    name: branded
    triggers: { CustomMessage: branded }
    clients: [{ id: ${clientId}, name: web }, { id: ${clientId}2, name: mobile }]
  - id: us-east-1_Plain1
    name: plain
    clients: [{ id: ${clientId}3, name: plain-web }]
`;
const broken = `
  - id: us-east-1_Broken1
    name: broken
    triggers: { CustomMessage: broken }
    clients: [{ id: ${clientId}4, name: broken-web }]
`;
writeFileSync(join(directory, 'pools.yaml'), yaml);
writeFileSync(join(directory, 'broken.yaml'), yaml + broken);
const handler = (body: string) =>
  writeFileSync(
    join(directory, 'broken.mjs'),
    `import { rmSync, writeFileSync } from 'node:fs';\nexport const handler = async event => { ${body} };\n`,
  );
handler(`
  if (event.triggerSource === 'CustomMessage_SignUp') event.response.emailMessage = '<p>No place</p>';
  if (event.triggerSource === 'CustomMessage_ResendCode') throw new Error('not today');
  console.log('ran');
  return event;`);

async function run(...args: string[]) {
  const terminal = fakeTerminal(directory);
  const code = await main(['mail', 'preview', ...args], terminal);
  return { code, said: terminal.said.join('\n'), complained: terminal.complained };
}

interface Told {
  readonly pool: { readonly name: string };
  readonly client: { readonly id: string; readonly name: string } | null;
  readonly source: string;
  readonly language: string | null;
  readonly function: string | null;
  readonly ok: boolean;
  readonly mail?: { readonly subject: string; readonly html: string; readonly byFunction: boolean };
  readonly sms?: { readonly text: string; readonly byFunction: boolean };
  readonly cause?: { readonly id: string };
  readonly error?: { readonly type: string; readonly message: string };
}

const refusals = [
  `refused  broken · Sign-up · broken-web: The custom message lacks the placeholder for the code (message-lacks-placeholder)`,
  `         InvalidParameterException: 1 validation error detected: Value '<p>No place</p>' at 'emailBody' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*\\{####\\}[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\s*]*`,
  `refused  broken · Sign-up code again · broken-web: The trigger function threw an error (handler-threw)`,
  '         UserLambdaValidationException: CustomMessage failed with error not today.',
  `         ${join(directory, 'broken.mjs')}:4`,
];

describe('mail preview --json', () => {
  test('every source for every client, and the invitation once for each pool, by the pool’s own function', async () => {
    const { code, said } = await run('--json');
    assert.equal(code, 0);
    const all: Told[] = JSON.parse(said);
    assert.equal(all.length, 2 + 3 * 6);
    const find = (pool: string, source: string) =>
      all.filter(told => told.pool.name === pool && told.source === `CustomMessage_${source}`);
    const [reset] = find('branded', 'ForgotPassword');
    assert.equal(reset?.function, 'branded');
    assert.equal(reset.mail?.subject, 'Reset your Phenom password');
    // The page of production, this client, and the sample code in its place.
    assert.ok(
      reset.mail.html.includes(
        `https://example.com/reset?code=123456&amp;email=anna%40example.com&amp;cid=${clientId}&amp;pid=us-east-1_Branded1`,
      ),
    );
    assert.equal(reset.sms?.text, 'Your Phenom password reset code is 123456. It is valid for one hour.');
    const [invitation, ...more] = find('branded', 'AdminCreateUser');
    assert.deepEqual(more, []);
    assert.equal(invitation?.client, null);
    assert.match(invitation.mail?.html ?? '', /anna@example\.com[\s\S]*Sample-123456/);
    const [plain] = find('plain', 'ForgotPassword');
    assert.deepEqual(
      [plain?.function, plain?.mail?.byFunction, plain?.sms?.byFunction],
      [null, false, false],
    );
    assert.equal(plain?.mail?.html, 'Your confirmation code is 123456');
  });

  test('languages are said as an app says them', async () => {
    const { said } = await run('--json', '--languages', 'en,de-AT');
    const all: Told[] = JSON.parse(said);
    const subjects = all
      .filter(told => told.source === 'CustomMessage_SignUp' && told.client?.name === 'web')
      .map(told => [told.language, told.mail?.subject]);
    assert.deepEqual(subjects, [
      ['en', 'Confirm your Phenom account'],
      ['de-AT', 'Bestätigen Sie Ihr Konto bei Phenom'],
    ]);
  });

  test('a message that Cognito would refuse is told with its cause and error, and ends with 1', async () => {
    const { code, said, complained } = await run('--json', '--config', 'broken.yaml');
    assert.equal(code, 1);
    const refused = (JSON.parse(said) as Told[]).filter(({ ok }) => !ok);
    assert.deepEqual(
      refused.map(({ source, cause, error }) => [source, cause?.id, error?.type]),
      [
        ['CustomMessage_SignUp', 'message-lacks-placeholder', 'InvalidParameterException'],
        ['CustomMessage_ResendCode', 'handler-threw', 'UserLambdaValidationException'],
      ],
    );
    assert.equal(refused[1]?.error?.message, 'CustomMessage failed with error not today.');
    // What the handlers print is told beside.
    assert.deepEqual([...new Set(complained)], ['broken: ran', ...refusals]);
  });
});

test('a language without texts is told, and ends with 1', async () => {
  const { code, complained } = await run('--json', '--languages', 'de,xx');
  assert.equal(code, 1);
  assert.deepEqual(complained, ['no texts  13 messages in xx: shown in en']);
});

test('a function that does not answer is waited for once', async () => {
  writeFileSync(
    join(directory, 'hangs.mjs'),
    'export const handler = () => new Promise(() => {});\nsetInterval(() => {}, 1000);\n',
  );
  writeFileSync(
    join(directory, 'hangs.yaml'),
    yaml.replace('handler: lifeguard:custom-message', 'handler: ./hangs.mjs'),
  );
  const { code, complained } = await run('--json', '--config', 'hangs.yaml');
  assert.equal(code, 1);
  assert.equal(complained.filter(line => line.includes('(trigger-timed-out)')).length, 13);
});

test('a function that does not load is not reached', async () => {
  writeFileSync(join(directory, 'loads.mjs'), 'export const handler = ;\n');
  writeFileSync(
    join(directory, 'loads.yaml'),
    yaml.replace('handler: lifeguard:custom-message', 'handler: ./loads.mjs'),
  );
  const { code, complained } = await run('--json', '--config', 'loads.yaml');
  assert.equal(code, 3);
  assert.match(complained.join('\n'), /\(handler-does-not-load\)\n.*SyntaxError/);
});

test('mail preview reads the texts that pools.yaml names', async () => {
  writeFileSync(
    join(directory, 'mine.json'),
    JSON.stringify({ brand: { name: 'Mine', supportEmail: 'help@mine.test' } }),
  );
  const handler = 'handler: lifeguard:custom-message';
  const named = `${handler}, environment: { MESSAGES_FILE: mine.json }`;
  writeFileSync(join(directory, 'mine.yaml'), yaml.replace(handler, named));
  const { said } = await run('--json', '--config', 'mine.yaml');
  const all: Told[] = JSON.parse(said);
  assert.equal(all[0]?.mail?.subject, 'Your invitation to Mine');
});

test('mail preview runs one handler at a time, so that none is told as overloaded on a slow machine', async () => {
  const slow = `
import { rmSync, writeFileSync } from 'node:fs';
export const handler = async event => {
  const running = new URL('./running', import.meta.url);
  writeFileSync(running, '', { flag: 'wx' });
  await new Promise(resolve => setTimeout(resolve, 20));
  rmSync(running);
  return event;
};`;
  writeFileSync(join(directory, 'slow.mjs'), slow);
  writeFileSync(join(directory, 'slow.yaml'), (yaml + broken).replace('./broken.mjs', './slow.mjs'));
  const { code, complained } = await run('--json', '--config', 'slow.yaml');
  assert.deepEqual([code, complained], [0, []]);
});

test('mail preview says a sign-in code in the words of the pool’s second factors', async () => {
  const words = `mfa: OPTIONAL
    mfaFactors: [EMAIL_OTP]
    mail:
      sendingAccount: DEVELOPER
      sourceArn: arn:aws:ses:us-east-1:123456789012:identity/example.com
      from: a@example.com
    messages: { authentication: { subject: Mine, email: 'Own words {####}' } }
    name: plain
`;
  writeFileSync(join(directory, 'factors.yaml'), yaml.replace('name: plain\n', words));
  const { said, complained } = await run('--json', '--config', 'factors.yaml');
  assert.deepEqual(complained, []);
  const all: Told[] = JSON.parse(said);
  const signIn = all.find(
    told => told.pool.name === 'plain' && told.source === 'CustomMessage_Authentication',
  );
  assert.deepEqual([signIn?.mail?.subject, signIn?.mail?.html], ['Mine', 'Own words 123456']);
});

test('mail preview leaves what a custom sender sends to that', async () => {
  const senders = 'triggers: { CustomMessage: broken, CustomEmailSender: broken }';
  const description = yaml + broken.replace('triggers: { CustomMessage: broken }', senders);
  writeFileSync(join(directory, 'sender.yaml'), description);
  const { said } = await run('--json', '--config', 'sender.yaml');
  const all: (Told & { sentBy?: object })[] = JSON.parse(said);
  const reset = all.find(
    told => told.pool.name === 'broken' && told.source === 'CustomMessage_ForgotPassword',
  );
  assert.equal(reset?.mail, null);
  assert.deepEqual(reset?.sentBy, { mail: 'broken' });
  assert.match(reset?.sms?.text ?? '', /123456/);
});

describe('mail preview --out', () => {
  test('writes a page for each message, and one that leads to them', async () => {
    const { code, said, complained } = await run('--out', 'made/mails', '--config', 'broken.yaml');
    assert.equal(code, 1);
    assert.equal(said, 'Messages: 27, refused: 2. See made/mails/index.html.');
    assert.deepEqual(complained.slice(-refusals.length), refusals);
    const folder = join(directory, 'made/mails');
    assert.equal(readdirSync(folder).length, 28);
    const index = readFileSync(join(folder, 'index.html'), 'utf8');
    for (const [, page = ''] of index.matchAll(/<a href="([^"]+)"/g))
      assert.ok(existsSync(join(folder, page)), page);
    assert.equal(index.split('<strong>fails</strong>').length - 1, 2);
    const page = readFileSync(join(folder, `us-east-1_Branded1.${clientId}.ForgotPassword.html`), 'utf8');
    assert.equal(page.split('<iframe sandbox srcdoc=').length - 1, 4);
    assert.doesNotMatch(page, /<script/);
  });

  test('removes the pages of an earlier run, and nothing else', async () => {
    const folder = join(directory, 'again');
    await run('--out', 'again', '--languages', 'en,de');
    const own = ['index.htm', 'mine.html'];
    for (const name of own) writeFileSync(join(folder, name), '<p>Mine</p>');
    await run('--out', 'again');
    const pages = readdirSync(folder).filter(name => !own.includes(name));
    assert.equal(pages.length, 1 + 2 + 3 * 6);
    assert.equal(pages.filter(name => /\.(?:en|de)\.html$/.test(name)).length, 0);
    assert.ok(own.every(name => existsSync(join(folder, name))));
  });

  test('a folder that cannot be made', async () => {
    writeFileSync(join(directory, 'file'), '');
    const { code, complained } = await run('--out', 'file/inside');
    assert.equal(code, 3);
    assert.match(complained.join(), /^The pages cannot be written: ENOTDIR/);
  });
});

function visit(
  address: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ status: number; text: string }>();
  get(address, { headers, agent: false }, response => {
    let text = '';
    response.setEncoding('utf8').on('data', part => {
      text += part;
    });
    response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
  }).on('error', reject);
  return promise;
}

test('mail preview serves the pages until it is stopped, and runs the handler as it is then', async t => {
  const terminal = fakeTerminal(directory);
  t.after(() => terminal.stop());
  const ended = main(['mail', 'preview', '--port', '0', '--config', 'broken.yaml'], terminal);
  const line = await Promise.race([terminal.nextLine(), ended.then(String)]);
  const [, origin = ''] =
    /^The messages are at (http:\/\/127\.0\.0\.1:\d+)\/ until you press Ctrl-C\.$/.exec(line) ?? [];

  const index = await visit(`${origin}/`);
  assert.equal(index.status, 200);
  const page = `${origin}/us-east-1_Broken1.${clientId}4.SignUp.html`;
  assert.ok(index.text.includes(page.slice(origin.length + 1)));
  assert.match((await visit(page)).text, /Nothing is sent:[\s\S]*message-lacks-placeholder/);
  handler(`event.response.emailMessage = '<p>Mended: {####}</p>'; return event;`);
  assert.match((await visit(page)).text, /&lt;p&gt;Mended: 123456&lt;\/p&gt;/);

  const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  assert.equal((await visit(`${origin}/`, link)).status, 200);
  assert.equal((await visit(page, link)).status, 403);
  handler(`
    const running = new URL('./running', import.meta.url);
    writeFileSync(running, '', { flag: 'wx' });
    await new Promise(resolve => setTimeout(resolve, 20));
    rmSync(running);
    event.response.emailMessage = '<p>Alone: {####}</p>';
    return event;`);
  for (const { text } of await Promise.all([page, page, page].map(each => visit(each)))) {
    assert.match(text, /&lt;p&gt;Alone: 123456&lt;\/p&gt;/);
  }

  const second = fakeTerminal(directory);
  assert.equal(await main(['mail', 'preview', '--port', new URL(origin).port], second), 3);
  assert.match(second.complained.join(), /^Port \d+ on 127\.0\.0\.1 is in use/);

  assert.equal((await visit(`${origin}/gone.html`)).status, 404);
  assert.equal((await visit(`${origin}/%`)).status, 404);
  assert.equal((await visit(`${origin}/`, { host: 'rebound.example' })).status, 403);
  terminal.stop();
  assert.equal(await ended, 0);
});

describe('mail is told', () => {
  const rows: [args: string[], code: number, sentence: RegExp][] = [
    [['mail'], 2, /^lifeguard mail takes the word preview/],
    [
      ['mail', 'preview', '--languages', 'en,de;'],
      2,
      /^--languages takes a list such as en,de,pt-BR, not en,de;\.$/,
    ],
    [['mail', 'preview', '--config', 'gone.yaml'], 2, /gone\.yaml/],
  ];
  for (const [args, code, sentence] of rows) {
    test(args.join(' '), async () => {
      const terminal = fakeTerminal(directory);
      assert.equal(await main(args, terminal), code);
      assert.match(terminal.complained.join('\n'), sentence);
    });
  }
});
