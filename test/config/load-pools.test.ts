import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import fc from 'fast-check';
import { type LoadedPools, loadPools, parsePools } from '../../src/config/load-pools.ts';
import { formatProblems } from '../../src/config/problem.ts';
import { mostBytes } from '../../src/config/read-text.ts';

const directory = mkdtempSync(join(tmpdir(), 'lifeguard-config-'));
after(() => rmSync(directory, { recursive: true }));

function parse(text: string, environment: Record<string, string> = {}): LoadedPools {
  return parsePools(text, { file: 'pools.yaml', directory, environment });
}

/** A file with one pool that has one client; `lines` go under the pool. */
function pool(lines = '', top = ''): string {
  return `regions: [us-east-1]
${top}pools:
  - id: us-east-1_AkG9mnbjA
    name: first
${lines}`;
}

/** `line:column path: expected; found | hint`, as short as a table wants it. */
function told(loaded: LoadedPools): string[] {
  assert.equal(loaded.ok, false);
  return loaded.problems.map(({ line, column, path, expected, found, hint }) =>
    [`${line}:${column} ${path}: ${expected}; ${found}`, ...(hint === undefined ? [] : [hint])].join(' | '),
  );
}

const client = (rest: string) => pool(`    clients:\n      - { id: abc, name: web, ${rest} }\n`);

const faults: readonly (readonly [name: string, text: string, expected: readonly string[]])[] = [
  ['an empty file', '', ['0:0 : a mapping with regions and pools; an empty file']],
  ['only a comment', '# nothing\n', ['0:0 : a mapping with regions and pools; an empty file']],
  ['a list', '- a\n', ['1:1 : a mapping with regions and pools; a list']],
  ['no pools', 'regions: [us-east-1]\npools: []\n', ['2:8 pools: at least one pool; an empty list']],
  [
    'a missing key',
    'regions: [us-east-1]\npools:\n  - id: us-east-1_a\n',
    [
      '3:5 pools[0].name: a name of letters, digits, spaces and _+=,.@-, at most 128; nothing: the key is missing',
    ],
  ],
  [
    'a key without a value',
    pool('    domain:\n'),
    [
      '5:5 pools[0].domain: a domain prefix of lower-case letters, digits and inner hyphens, at most 63, without aws, amazon or cognito; nothing',
    ],
  ],
  [
    'an unknown key that resembles a known one',
    client('callbackURLS: []'),
    [
      '6:31 pools[0].clients[0].callbackURLS: a known key; the key "callbackURLS" | Did you mean "callbackUrls"?',
    ],
  ],
  [
    'an unknown key that resembles none',
    pool('', 'mail: { carrier-pigeon: 1 }\n'),
    ['2:9 mail.carrier-pigeon: a known key; the key "carrier-pigeon" | Known here: smtp, ses.'],
  ],
  [
    'a merge key of YAML 1.1',
    pool('    <<: {}\n'),
    [
      '5:5 pools[0]["<<"]: a known key; the key "<<" | Keys are not merged: share their values instead, such as passwordPolicy: *policy.',
    ],
  ],
  [
    'an unknown trigger',
    pool('    triggers: { PreSignup: f }\n', 'functions: { f: { handler: lifeguard:custom-message } }\n'),
    ['6:17 pools[0].triggers.PreSignup: a known key; the key "PreSignup" | Did you mean "PreSignUp"?'],
  ],
  [
    'a trigger without its function',
    pool(
      '    triggers: { CustomMessage: mesage }\n',
      'functions: { message: { handler: lifeguard:custom-message } }\n',
    ),
    [
      '6:32 pools[0].triggers.CustomMessage: the name of a function in functions; "mesage" | Did you mean "message"?',
    ],
  ],
  [
    'a word that is none of those',
    client('preventUserExistenceErrors: ENABELD'),
    [
      '6:59 pools[0].clients[0].preventUserExistenceErrors: one of ENABLED, LEGACY; "ENABELD" | Did you mean "ENABLED"?',
    ],
  ],
  [
    'a relative callback URL',
    client('callbackUrls: [/callback]'),
    [
      '6:46 pools[0].clients[0].callbackUrls[0]: an absolute URL such as https://app.example.com/callback; "/callback"',
    ],
  ],
  [
    'a token that lives too short',
    client('accessTokenValidity: 299s'),
    [
      '6:52 pools[0].clients[0].accessTokenValidity: a length of time from 5m to 1d, such as 45m or 12h; "299s"',
    ],
  ],
  [
    'a secret of the wrong form, not shown',
    client('secret: hunter2'),
    [
      '6:39 pools[0].clients[0].secret: a secret of 24 to 64 letters, digits, _ or +; another value (not shown: it is a secret)',
    ],
  ],
  [
    'an action that no operation has',
    pool(
      '',
      'credentials: [{ accessKeyId: AKIDEXAMPLE00000, secretAccessKey: 0123456789abcdef, actions: [Lits*] }]\n',
    ),
    [
      '2:93 credentials[0].actions[0]: an operation such as DescribeUserPool, the beginning of some such as List*, or read-only; "Lits*"',
    ],
  ],
  [
    'a password of the wrong type, not shown',
    pool('    users: [{ username: ann, password: 12345 }]\n'),
    [
      '5:40 pools[0].users[0].password: a password of at most 256 characters without spaces; a number (not shown: it is a secret) | Text that YAML would take for something else goes in quotes.',
    ],
  ],
  [
    'a pool of another region',
    'regions: [eu-west-1]\npools: [{ id: us-east-1_a, name: a }]\n',
    [
      '2:15 pools[0].id: a pool in one of regions; the region us-east-1 | Add us-east-1 to regions, or correct the id.',
    ],
  ],
  [
    'an authentication level that there is not',
    pool('    acrLevels: { level5: urn:my:5 }\n'),
    ['5:18 pools[0].acrLevels.level5: a known key; the key "level5" | Did you mean "level1"?'],
  ],
  [
    'a name of an authentication level with a space',
    pool('    acrLevels: { level2: my level }\n'),
    ['5:26 pools[0].acrLevels.level2: a name of at most 64 characters without spaces, " and \\; "my level"'],
  ],
  [
    'two authentication levels with one name',
    pool('    acrLevels: { level1: a, level2: a }\n'),
    ['5:37 pools[0].acrLevels.level2: a name that no other level has, defaults included; "a"'],
  ],
  [
    'a fault within sms, which SMS_MFA needs',
    pool(`    mfa: OPTIONAL
    mfaFactors: [SMS_MFA]
    sms: { callerArn: "arn:aws:iam::123456789012:role/sms", externalId: x }\n`),
    ['7:73 pools[0].sms.externalId: 2 to 1224 letters, digits and _+=,.@:/-; "x"'],
  ],
  [
    'an authentication level with the default name of another',
    pool('    acrLevels: { level2: urn:cognito:loa:3 }\n'),
    [
      '5:26 pools[0].acrLevels.level2: a name that no other level has, defaults included; "urn:cognito:loa:3"',
    ],
  ],
  [
    'a client id twice, in two pools, one of which has another fault',
    `${client('authSessionMinutes: 1')}  - id: us-east-1_b
    name: b
    clients: [{ id: abc, name: b }]
`,
    [
      '6:51 pools[0].clients[0].authSessionMinutes: a whole number from 3 to 15; 1',
      '9:21 pools[1].clients[0].id: an id that no other app client has, in any pool; that of pools[0].clients[0]',
    ],
  ],
  [
    'a pool id, a username and a domain twice',
    `${pool('    domain: a\n    users: [{ username: ann }, { username: ann }]\n')}  - { id: us-east-1_AkG9mnbjA, name: b, domain: a }\n`,
    [
      '6:44 pools[0].users[1].username: a username that no other user of the pool has; that of pools[0].users[0]',
      '7:11 pools[1].id: an id that no other pool has; that of pools[0]',
      '7:49 pools[1].domain: a domain that no other pool has; that of pools[0]',
    ],
  ],
  [
    'usernames that differ in case, where the pool does not tell it apart',
    `${pool('    usernamesCaseSensitive: false\n    users: [{ username: ann }, { username: Ann }]\n')}  - id: us-east-1_b
    name: b
    users: [{ username: ann }, { username: Ann }]
`,
    [
      '6:44 pools[0].users[1].username: a username that no other user of the pool has; that of pools[0].users[0]',
    ],
  ],
  [
    'two ways for mail',
    pool('', 'mail: { smtp: { host: a }, ses: { region: us-east-1 } }\n'),
    ['2:33 mail.ses: smtp or ses; both'],
  ],
  [
    'a fallback client that is in no pool',
    pool(
      '    clients: [{ id: abcdef, name: a }]\n',
      'resetPage: { url: https://a.example/, fallbackClient: abcdf }\n',
    ),
    ['2:55 resetPage.fallbackClient: the id of an app client of this file; "abcdf" | Did you mean "abcdef"?'],
  ],
  [
    'a reset page with a query of its own',
    pool('', 'resetPage: { url: "https://a.example/?x=1" }\n'),
    [
      '2:19 resetPage.url: an absolute URL with https:// or http://, without ?, # and a password; "https://a.example/?x=1"',
    ],
  ],
  [
    'a handler that does not exist',
    pool('', 'functions: { f: { handler: ./gone.js } }\n'),
    [`2:28 functions.f.handler: a file that exists; no file at ${join(directory, 'gone.js')}`],
  ],
  [
    'a function that runs nowhere',
    pool('', 'functions: { f: {} }\n'),
    ['2:17 functions.f: exactly one of handler, endpoint and arn; none of them'],
  ],
  [
    'a function that is no mapping',
    pool('', 'functions: { f: null }\n'),
    ['2:17 functions.f: a function: a mapping with handler, endpoint or arn; nothing'],
  ],
  [
    'a handler that is no module',
    pool('', 'functions: { f: { handler: ./h.txt } }\n'),
    [
      '2:28 functions.f.handler: lifeguard:custom-message or a path to a JavaScript or TypeScript module (.js .mjs .cjs .ts .mts .cts); "./h.txt"',
    ],
  ],
  [
    'a function that runs in two places',
    pool('', 'functions: { f: { handler: lifeguard:custom-message, endpoint: "http://127.0.0.1:3001" } }\n'),
    ['2:64 functions.f.endpoint: exactly one of handler, endpoint and arn; handler and endpoint'],
  ],
  [
    'keys of a function that runs elsewhere',
    pool(
      '',
      'functions: { f: { endpoint: "http://127.0.0.1:3001", memoryMegabytes: 256, environment: {} } }\n',
    ),
    [
      '2:71 functions.f.memoryMegabytes: handler beside it; none',
      '2:89 functions.f.environment: handler beside it; none',
    ],
  ],
  [
    'a name at an endpoint without one',
    pool('', 'functions: { f: { handler: lifeguard:custom-message, functionName: g } }\n'),
    ['2:68 functions.f.functionName: endpoint beside it; none'],
  ],
  [
    'an ARN of something else',
    pool('', 'functions: { f: { arn: "arn:aws:sns:us-east-1:123456789012:topic" } }\n'),
    ['2:24 functions.f.arn: the ARN of a Lambda function; "arn:aws:sns:us-east-1:123456789012:topic"'],
  ],
  [
    'an endpoint that is no address',
    pool('', 'lambdaEndpoint: localhost:3001\n'),
    [
      '2:17 lambdaEndpoint: an absolute URL with https:// or http://, without ?, # and a password; "localhost:3001"',
    ],
  ],
  [
    'a password before the host of an address, which is not told',
    pool('', 'lambdaEndpoint: "http://anna:top-secret@127.0.0.1:3001"\n'),
    [
      '2:17 lambdaEndpoint: an absolute URL with https:// or http://, without ?, # and a password; "http://…@127.0.0.1:3001"',
    ],
  ],
  [
    'a built-in handler that does not exist',
    pool('', 'functions: { f: { handler: lifeguard:custom-mesage } }\n'),
    [
      '2:28 functions.f.handler: lifeguard:custom-message or a path to a JavaScript or TypeScript module (.js .mjs .cjs .ts .mts .cts); "lifeguard:custom-mesage"',
    ],
  ],
  [
    'two ways where there is one',
    pool(`    usernameAttributes: [email]
    aliasAttributes: [email]
    recovery: [admin_only, verified_email]
    clients: [{ id: a, name: a, secret: abcdefghijklmnopqrstuvwxyz, generateSecret: true }]
    users: [{ username: a@b.example, email: a@b.example, attributes: { email: a@b.example, sub: "1" } }]
`),
    [
      '6:22 pools[0].aliasAttributes: usernameAttributes or aliasAttributes; both',
      '7:15 pools[0].recovery: admin_only alone, or the other ways without it; both',
      '8:85 pools[0].clients[0].generateSecret: secret or generateSecret; both',
      '9:45 pools[0].users[0].email: email or attributes.email; both',
      '9:97 pools[0].users[0].attributes.sub: no sub: the pool makes it; one',
    ],
  ],
  [
    'second factors without MFA',
    pool('    mfaFactors: [SOFTWARE_TOKEN_MFA]\n'),
    ['5:17 pools[0].mfaFactors: mfa OPTIONAL or ON beside it; OFF'],
  ],
  [
    'second factors without what they need',
    pool('    mfa: ON\n    mfaFactors: [SMS_MFA, EMAIL_OTP]\n    recovery: [verified_email]\n'),
    [
      '6:17 pools[0].mfaFactors: sms of the pool, for SMS_MFA; none',
      '6:17 pools[0].mfaFactors: mail.sendingAccount DEVELOPER, for EMAIL_OTP; COGNITO_DEFAULT',
      '6:17 pools[0].mfaFactors: another recovery than verified_email, for EMAIL_OTP; none',
    ],
  ],
  [
    'what the plan of the pool does not have',
    pool(
      `    tier: LITE
    firstFactors: [PASSWORD, WEB_AUTHN]
    passwordPolicy: { passwordHistorySize: 1 }
    sessions: { mostPerUser: 5 }
    threatProtection: AUDIT
    triggers: { PreTokenGeneration: f }
    preTokenGenerationVersion: V2_0
    clients: [{ id: a, name: a, authFlows: [ALLOW_USER_AUTH], refreshTokenRotation: {} }]
`,
      'functions: { f: { handler: lifeguard:custom-message } }\n',
    ),
    [
      '7:19 pools[0].firstFactors: tier ESSENTIALS or PLUS of the pool; LITE',
      '8:21 pools[0].passwordPolicy: tier ESSENTIALS or PLUS of the pool; LITE',
      '9:15 pools[0].sessions: tier ESSENTIALS or PLUS of the pool; LITE',
      '10:23 pools[0].threatProtection: tier PLUS of the pool; LITE',
      '12:32 pools[0].preTokenGenerationVersion: tier ESSENTIALS or PLUS of the pool; LITE',
      '13:44 pools[0].clients[0].authFlows: tier ESSENTIALS or PLUS of the pool; LITE',
      '13:85 pools[0].clients[0].refreshTokenRotation: tier ESSENTIALS or PLUS of the pool; LITE',
    ],
  ],
  [
    'groups twice, and users in groups that the pool does not have',
    `${pool('    groups: [{ name: staff }, { name: staff }]\n    users: [{ username: ann, groups: [staf, staff] }]\n')}  - id: us-east-1_b
    name: b
    groups: [{ name: staff }]
    users: [{ username: ann, groups: [admins] }]
`,
    [
      '5:39 pools[0].groups[1].name: a name that no other group of the pool has; that of pools[0].groups[0]',
      '6:39 pools[0].users[0].groups[0]: the name of a group in groups of the pool; "staf" | Did you mean "staff"?',
      '10:39 pools[1].users[0].groups[0]: the name of a group in groups of the pool; "admins"',
    ],
  ],
  [
    'attributes of the pool’s own that cannot be',
    pool(`    customAttributes:
      - { name: tenant, max: 4096 }
      - { name: tenant, type: Boolean, min: 0 }
      - { name: rank, type: Number, min: 2, max: 1 }
    verifyBeforeUpdate: [email]
`),
    [
      '6:30 pools[0].customAttributes[0].max: a length from 0 to 2048; 4096',
      '7:17 pools[0].customAttributes[1].name: a name that no other of customAttributes has; that of pools[0].customAttributes[0]',
      '7:45 pools[0].customAttributes[1].min: a String or a Number, which alone have bounds; Boolean',
      '8:50 pools[0].customAttributes[2].max: 2 or more, as min says; 1',
      '9:25 pools[0].verifyBeforeUpdate: email in autoVerifiedAttributes too; none',
    ],
  ],
  [
    'an attribute of the pool’s own with the prefix that it gets, in a pool with a user that has it',
    pool(
      '    customAttributes: [{ name: custom:x }]\n    users: [{ username: ann, attributes: { custom:x: y } }]\n',
    ),
    [
      '5:32 pools[0].customAttributes[0].name: a name of 1 to 20 characters without spaces, and without custom: in front; "custom:x"',
    ],
  ],
  [
    'attributes that the pool does not have, values that it would refuse, none where it requires one',
    pool(`    usernameAttributes: [email]
    requiredAttributes: [email, given_name]
    customAttributes: [{ name: tenant }, { name: rank, type: Number }]
    clients:
      - { id: abc, name: web, readAttributes: [identities, tenant], writeAttributes: [custom:rnak] }
      - { id: abd, name: own, trustUserContext: true }
    users:
      - { username: a@b.example, attributes: { given_name: A, custom:rank: one, identities: "[]" } }
      - { username: b@b.example, attributes: { email_verified: "yes", custom:tenant: x } }
`),
    [
      '9:60 pools[0].clients[0].readAttributes[1]: a standard attribute, or custom: and the name of one in customAttributes; "tenant" | Did you mean "custom:tenant"?',
      '9:87 pools[0].clients[0].writeAttributes[0]: a standard attribute, or custom: and the name of one in customAttributes; "custom:rnak" | Did you mean "custom:rank"?',
      '10:49 pools[0].clients[1].trustUserContext: secret or generateSecret beside it; neither',
      '12:76 pools[0].users[0].attributes["custom:rank"]: a value that custom:rank may have; another: not a number',
      '12:93 pools[0].users[0].attributes.identities: a standard attribute, or custom: and the name of one in customAttributes; "identities"',
      '13:46 pools[0].users[1].attributes: a value for given_name, which the pool requires; none',
      '13:64 pools[0].users[1].attributes.email_verified: a value that email_verified may have; another: not a boolean',
    ],
  ],
  [
    'resource servers twice, scopes that none defines, and machines that are none',
    pool(`    resourceServers:
      - { identifier: orders, name: Orders, scopes: { read: Read } }
      - { identifier: orders, name: Again, scopes: { read/all: Read, write: '' } }
    clients:
      - { id: a, name: a, oauthScopes: [openid, orders/read, orders/reed] }
      - { id: b, name: b, authFlows: [ALLOW_CLIENT_TOKEN_AUTH, ALLOW_USER_AUTH], generateSecret: true }
      - { id: c, name: c, authFlows: [ALLOW_CLIENT_TOKEN_AUTH] }
`),
    [
      '7:23 pools[0].resourceServers[1].identifier: an identifier that no other resource server of the pool has; that of pools[0].resourceServers[0]',
      '7:54 pools[0].resourceServers[1].scopes["read/all"]: a scope’s name of 1 to 256 characters without spaces, slashes, quotes and backslashes; the key "read/all"',
      '7:70 pools[0].resourceServers[1].scopes.write: text of 1 to 256 characters; ""',
      '9:62 pools[0].clients[0].oauthScopes[2]: openid, email, phone, profile, aws.cognito.signin.user.admin, or a scope of resourceServers of the pool; "orders/reed" | Did you mean "orders/read"?',
      '10:38 pools[0].clients[1].authFlows: ALLOW_CLIENT_TOKEN_AUTH alone, or the other flows without it; both',
      '11:38 pools[0].clients[2].authFlows: secret or generateSecret beside it, for ALLOW_CLIENT_TOKEN_AUTH; neither',
    ],
  ],
  [
    'words without a place for the code, and such as are never sent',
    pool(`    messages:
      verification: { email: Hello, sms: "a\\n{####}" }
      invitation: { subject: "" }
      authentication: { subject: Hello }
`),
    [
      '6:30 pools[0].messages.verification.email: text of 6 to 20000 characters with {####}, which the code takes the place of; "Hello"',
      '6:42 pools[0].messages.verification.sms: one line of 6 to 140 characters with {####}, which the code takes the place of; "a\\n{####}"',
      '7:21 pools[0].messages.invitation.subject: a subject of 1 to 140 characters; ""',
    ],
  ],
  [
    'words of a mail that is never sent',
    pool('    messages: { authentication: { subject: Hello, sms: "With {####}" } }\n'),
    ['5:44 pools[0].messages.authentication.subject: EMAIL_OTP in mfaFactors of the pool; none'],
  ],
  [
    'threat protection without the plan that has it',
    pool('    threatProtection: ENFORCED\n'),
    ['5:23 pools[0].threatProtection: tier PLUS of the pool; ESSENTIALS'],
  ],
  [
    'a username that is no mail address, where it must be one',
    pool('    usernameAttributes: [email]\n    users: [{ username: ann }]\n'),
    ['6:25 pools[0].users[0].username: what usernameAttributes of the pool says: email; "ann"'],
  ],
  [
    'a password that the policy refuses, not shown',
    pool(
      '    passwordPolicy: { requireNumbers: true }\n    users: [{ username: ann, password: Hidden-Word }]\n',
    ),
    [
      '6:40 pools[0].users[0].password: a password that keeps the passwordPolicy of the pool; another: Password must have numeric characters',
    ],
  ],
  [
    'a DEVELOPER sender without an identity, a user name without a password',
    pool('    mail: { sendingAccount: DEVELOPER }\n', 'mail: { smtp: { host: a, username: b } }\n'),
    [
      '2:15 mail.smtp: username and password, or neither; only username',
      '6:11 pools[0].mail.sourceArn: the ARN of an SES identity, which DEVELOPER sends through; none',
    ],
  ],
  [
    'keys twice and an alias without an anchor',
    'regions: [a]\nregions: [b]\npools: *a\n',
    [
      '2:1 : each key once; the key regions a second time',
      '3:8 : an anchor before its alias; *a without one',
    ],
  ],
  [
    'a line that is indented too far',
    'regions: [us-east-1]\npools:\n  - id: us-east-1_a\n    name: a\n      clients: []\n',
    [
      '4:11 : valid YAML; a value with more keys under it: the next line is indented too far, or this one has a colon too many',
    ],
  ],
  ['a second document', 'a: 1\n---\nb: 1\n', ['2:1 : one YAML document; a second one']],
  ['a tag', 'account: !secret 1\n', ['1:10 : valid YAML; Unresolved tag']],
  ['what looks like one', 'account: !secret!\n', ['1:10 : valid YAML; The ... tag has no suffix']],
  [
    'a reference in braces without quotes',
    `mail: { smtp: { host: \${HOST} } }\n`,
    [
      '1:24 : valid YAML; Unexpected flow-map-start at node end | Inside { } and [ ], put a reference to the environment in quotes.',
    ],
  ],
  [
    'a reference to what is not set',
    pool(`    domain: \${DOMAIN}\n`),
    [
      `5:13 pools[0].domain: the environment variable DOMAIN; that it is not set | Set DOMAIN, or write \${DOMAIN:-default}.`,
    ],
  ],
  [
    'a reference without an end',
    pool(`    domain: "\${DOMAIN"\n`),
    [
      `5:13 pools[0].domain: a reference such as \${NAME} or \${NAME:-default}; one without a name or an end | Write $\${ for a plain \${.`,
    ],
  ],
  [
    'an alias of what it stands in',
    'pools: &a [*a]\n',
    ['0:0 : a few aliases; aliases that unfold without measure'],
  ],
  [
    'aliases that unfold to millions',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${[...'bcdefgh']
      .map(name => {
        const before = String.fromCharCode(name.charCodeAt(0) - 1);
        return `${name}: &${name} [${`*${before},`.repeat(9)}]`;
      })
      .join('\n')}`,
    ['0:0 : a few aliases; aliases that unfold without measure'],
  ],
];

describe('what is wrong with a pools.yaml', () => {
  for (const [name, text, expected] of faults) {
    test(name, () => assert.deepEqual(told(parse(text)), expected));
  }

  test('too many levels', () => {
    assert.match(told(parse('['.repeat(20_000))).join(), /too many levels/);
    assert.match(told(parse('- '.repeat(5_000))).join(), /too many levels/);
  });

  test('very many keys, one of them twice', () => {
    const keys = Array.from({ length: 5_000 }, (_none, index) => `k${index}: 1\n`).join('');
    assert.match(told(parse(`${keys}k7: 2\n`)).join(), /^5001:1 : each key once; the key k7 a second time/);
  });

  test('nothing at all makes it throw', () => {
    const words = fc.constantFrom(
      'pools:',
      'regions:',
      '- ',
      ': ',
      '\n',
      '  ',
      '*a',
      '&a',
      '{',
      '}',
      '[',
      ']',
    );
    const pieces = fc.array(fc.oneof(words, fc.string()), { maxLength: 40 }).map(parts => parts.join(''));
    fc.assert(fc.property(pieces, text => parse(text).ok === false));
  });
});

describe('files', () => {
  const file = (name: string, content: string | Uint8Array) => {
    const path = join(directory, name);
    writeFileSync(path, content);
    return path;
  };
  const rows: readonly (readonly [name: string, path: string, found: string])[] = [
    ['none', join(directory, 'gone.yaml'), 'no such file'],
    ['below a file', join(file('flat', ''), 'pools.yaml'), 'no such file'],
    ['a directory', directory, 'a directory'],
    ['too large', file('large.yaml', Buffer.alloc(mostBytes + 1, 32)), 'a larger one'],
    ['not UTF-8', file('latin.yaml', Uint8Array.of(0x61, 0xff)), 'bytes that are not UTF-8'],
  ];
  for (const [name, path, found] of rows) {
    test(name, () => {
      const loaded = loadPools(path, {});
      assert.equal(loaded.ok, false);
      assert.deepEqual(
        loaded.problems.map(problem => [problem.file, problem.found]),
        [[path, found]],
      );
    });
  }

  test('with a byte order mark', () => {
    assert.equal(loadPools(file('mark.yaml', `\uFEFF${pool()}`), {}).ok, true);
  });

  test('so do the texts of the handler that comes along', () => {
    const environment = '{ MESSAGES_FILE: mine/messages.json, BRAND_NAME: Acme }';
    const loaded = loadPools(
      file(
        'with-messages.yaml',
        pool('', `functions: { f: { handler: lifeguard:custom-message, environment: ${environment} } }\n`),
      ),
      {},
    );
    assert.ok(loaded.ok);
    assert.deepEqual(loaded.pools.functions.f?.environment, {
      MESSAGES_FILE: join(directory, 'mine/messages.json'),
      BRAND_NAME: 'Acme',
    });
  });

  test('a handler beside the file becomes an absolute path', () => {
    file('handler.js', 'export const handler = event => event;');
    const loaded = loadPools(
      file('with-handler.yaml', pool('', 'functions: { f: { handler: ./handler.js } }\n')),
      {},
    );
    assert.ok(loaded.ok);
    assert.equal(loaded.pools.functions.f?.handler, join(directory, 'handler.js'));
  });
});

describe('the environment', () => {
  const smtp = pool(
    '',
    `mail: { smtp: { host: "\${HOST:-localhost}", port: "\${PORT}", username: u, password: "\${PASSWORD}" } }\n`,
  );

  test('goes in, also where a number is wanted', () => {
    const loaded = parse(smtp, { PORT: '2525', PASSWORD: '12345678' });
    assert.ok(loaded.ok);
    assert.deepEqual(loaded.pools.mail.smtp, {
      host: 'localhost',
      port: 2525,
      tls: 'required',
      username: 'u',
      password: '12345678',
    });
    assert.deepEqual([...loaded.fromEnvironment], ['mail.smtp.port', 'mail.smtp.password']);
  });

  test('is never shown', () => {
    const loaded = parse(smtp, {
      HOST: 'kept from view',
      PORT: 'kept from view',
      PASSWORD: 'kept from view',
    });
    assert.equal(loaded.ok, false);
    assert.equal(loaded.problems.length, 2);
    assert.doesNotMatch(formatProblems(loaded.problems), /kept from view/);
  });

  test('is not shown either where one entry is held against another', () => {
    const text = pool('', `resetPage: { url: https://a.example/, fallbackClient: "\${CLIENT}" }\n`);
    assert.doesNotMatch(told(parse(text, { CLIENT: 'hidden' })).join(), /hidden/);
  });

  test('is not shown in a hint, where another entry is near to it', () => {
    const text = pool(
      `    resourceServers: [{ identifier: "\${SERVER}", name: s, scopes: { read: r } }]
    clients: [{ id: app, name: app, oauthScopes: [hiddenserve/read] }]\n`,
    );
    const [problem = ''] = told(parse(text, { SERVER: 'hiddenserver' }));
    assert.match(problem, /oauthScopes/);
    assert.doesNotMatch(problem, /hiddenserver/);
  });

  test('an empty variable takes the default; a doubled dollar stays plain', () => {
    const text = pool(`    tags: { a: "\${A:-fallback}", b: "$\${A}", c: "x\${B}y" }\n`);
    const loaded = parse(text, { A: '', B: '-' });
    assert.ok(loaded.ok);
    assert.deepEqual(loaded.pools.pools[0]?.tags, { a: 'fallback', b: `\${A}`, c: 'x-y' });
  });

  test('paths through aliases are known too', () => {
    const text = pool(`    users: [{ username: a, password: &p "\${P}" }, { username: b, password: *p }]\n`);
    const loaded = parse(text, { P: 'Secret-2026' });
    assert.ok(loaded.ok);
    assert.deepEqual(
      [...loaded.fromEnvironment],
      ['pools[0].users[0].password', 'pools[0].users[1].password'],
    );
  });
});
