import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { checkSource } from '../../src/source-check/check-source.ts';

type Files = Readonly<Record<string, string>>;

async function found(files: Files): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'source-check-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    const { findings, notRead } = await checkSource({
      folder,
      environment: { PATH: '/nowhere' },
      clock: { now: () => 0 },
    });
    assert.deepEqual(notRead, []);
    return findings.map(({ file, line, rule }) => `${file}:${line} ${rule}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const page = (link: string) => `<!doctype html>\n<p>Hello</p>\n<a href="${link}">Reset</a>`;
const handler = (name: string, rest = '') => `
import { readFileSync } from 'node:fs';
const html = readFileSync(new URL('${name}', import.meta.url), 'utf8');
export const handler = async event => {
  event.response.emailMessage = html.replace('{{code}}', event.request.codeParameter)${rest};
  return event;
};`;

describe('what a handler of messages names is read as a part of its messages', () => {
  const rule = 'message-client-of-event';
  const rows: readonly (readonly [name: string, files: Files, expected: readonly string[]])[] = [
    [
      'a page of HTML',
      {
        'mail/a.js': handler('./reset.html'),
        'mail/reset.html': page('https://example.com/reset?code={{code}}'),
      },
      [`mail/reset.html:3 ${rule}`],
    ],
    [
      'a page of HTML that is read before the handler',
      {
        'mail/b.js': handler('templates/reset.html'),
        'mail/templates/reset.html': page('https://example.com/reset?code=<%= code %>&email={{ email }}'),
        'a.html': page('https://example.com/reset?code={{code}}'),
      },
      [`mail/templates/reset.html:3 ${rule}`],
    ],
    [
      'a template of Handlebars',
      {
        'mail/a.js': handler('./reset.hbs'),
        'mail/reset.hbs': page('https://example.com/reset?code={{{ code }}}'),
      },
      [`mail/reset.hbs:3 ${rule}`],
    ],
    [
      'a template of EJS, whose script is no code yet',
      {
        'mail/a.js': handler('./reset.ejs'),
        'mail/reset.ejs': `${page('https://example.com/reset?code=<%- code %>')}\n<script><% if (a) { %> let b = 1; <% } %></script>`,
      },
      [`mail/reset.ejs:3 ${rule}`],
    ],
    [
      'a template of MJML with the placeholder, which no handler names',
      {
        'reset.mjml':
          '<mjml><mj-body>\n<mj-button href="https://example.com/reset?code={####}">Reset</mj-button>\n</mj-body></mjml>',
      },
      [`reset.mjml:2 ${rule}`],
    ],
    [
      'templates with a place for the client',
      {
        'mail/a.js': handler('./reset.hbs'),
        'mail/reset.hbs': page('https://example.com/reset?code={{code}}&cid={{ clientId }}'),
        'mail/reset.mjml': page('https://example.com/reset?code={####}&cid={{ clientId }}'),
      },
      [],
    ],
    [
      'templates of pages that are no mails',
      { 'views/reset.ejs': page('https://example.com/reset?code=<%= code %>') },
      [],
    ],
    [
      'a page of HTML with a place for the client',
      {
        'a.js': handler('./reset.html', ".replace('{{cid}}', event.callerContext.clientId)"),
        'reset.html': page('https://example.com/reset?code={{code}}&cid={{cid}}'),
      },
      [],
    ],
    [
      'a page of HTML whose whole link is put in',
      {
        'a.js': handler('./reset.html'),
        'reset.html': page('{{link}}'),
      },
      [],
    ],
    [
      'a page of HTML that another mail is made of',
      {
        'a.js': handler('./verify.html'),
        'verify.html': page('https://example.com/verify?code={{code}}'),
      },
      [],
    ],
    [
      'a module',
      {
        'a.ts':
          "import { reset } from './mails/reset';\nexport const handler = async event => {\n  event.response.emailMessage = reset(event.request.codeParameter);\n  return event;\n};",
        'mails/reset.ts':
          "export const reset = (code: string) =>\n  'https://example.com/reset?code=' + code;",
      },
      [`mails/reset.ts:2 ${rule}`],
    ],
    [
      'a module that is required, and one that it names',
      {
        'a.js':
          "const { reset } = require('./mails');\nexports.handler = async event => {\n  event.response.emailMessage = reset(event);\n  return event;\n};",
        'mails/index.js':
          "const { link } = require('./link.js');\nexports.reset = event => link(event.request.codeParameter);",
        'mails/link.js': "exports.link = code => 'https://example.com/reset?code=' + code;",
      },
      [`mails/link.js:1 ${rule}`],
    ],
    [
      'a module that gets the client',
      {
        'a.js':
          "import { reset } from './reset.js';\nexport const handler = async event => {\n  event.response.emailMessage = reset(event.request.codeParameter, event.callerContext.clientId);\n  return event;\n};",
        'reset.js':
          "export const reset = (code, cid) => 'https://example.com/reset?code=' + code + '&client_id=' + cid;",
      },
      [],
    ],
    [
      'what no handler names',
      {
        'reset.js': "export const reset = code => 'https://example.com/reset?code=' + code;",
        'a.js': handler('./other.html'),
      },
      [],
    ],
  ];
  for (const [name, files, expected] of rows) {
    test(name, async () => assert.deepEqual(await found(files), expected));
  }
});

describe('a library that is set up in another file', () => {
  const submit =
    "import { confirmResetPassword } from 'aws-amplify/auth';\nconst link = new URLSearchParams(location.search);\nconfirmResetPassword({ username: link.get('email'), confirmationCode: link.get('code'), newPassword: '' });";
  const setUp = (client: string) =>
    `import { Amplify } from 'aws-amplify';\nconst link = new URLSearchParams(location.search);\nAmplify.configure({ Auth: { Cognito: { userPoolClientId: ${client} } } });`;
  const rows: readonly (readonly [name: string, files: Files, expected: readonly string[]])[] = [
    [
      'with a fixed app client',
      { 'a.js': setUp("'6sjjnkaeagnqgkmbl1mr5rtfsr'"), 'b.js': submit },
      ['b.js:3 link-client-is-read'],
    ],
    [
      'with the app client of the link',
      { 'b.js': submit, 'z.js': setUp("link.get('cid') ?? '6sjjnkaeagnqgkmbl1mr5rtfsr'") },
      [],
    ],
  ];
  for (const [name, files, expected] of rows) {
    test(name, async () => assert.deepEqual(await found(files), expected));
  }
});
