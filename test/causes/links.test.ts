import { judges } from './judged.ts';
import { link, pool, refused } from './known.ts';

const { clientId: _, ...withoutClient } = link();
const { poolId: _pool, ...ofNobody } = link({ clientId: 'clientx' });

judges('links', [
  {
    name: 'a link as it should be',
    cause: 'link-without-client',
    given: { links: [link()] },
    finds: ['rules it out: The link names client clienta.'],
  },
  ...['null', 'empty', 'CLIENT_ID_NOT_APPLICABLE', 'no client id'].map(noClient => ({
    name: `a cid that is ${noClient}`,
    cause: 'link-without-client',
    given: { links: [{ ...withoutClient, noClient }] },
    finds: [`settles it: The link names no client: its cid is ${noClient}.`],
  })),
  {
    name: 'no cid',
    cause: 'link-without-client',
    given: { links: [withoutClient] },
    finds: ['for: The link has a code and no client (cid).'],
  },
  {
    name: 'the client that asked for the message',
    cause: 'link-names-wrong-client',
    given: { links: [link({ askedBy: 'clienta', askedOf: 'us-east-1_PoolOne' })] },
    finds: ['rules it out: The link names client clienta, whose call its message answers.'],
  },
  {
    name: 'another client than asked for the message',
    cause: 'link-names-wrong-client',
    given: { links: [link({ askedBy: 'clientb', askedOf: 'us-east-1_PoolOne' })], pools: [pool()] },
    finds: [
      'settles it: The link names client clienta (web); the call that its message answers was sent by clientb (mobile).',
    ],
  },
  {
    name: 'another pool than the message is of',
    cause: 'link-names-wrong-client',
    given: { links: [link({ askedBy: 'clienta', askedOf: 'us-east-1_PoolTwo' })] },
    finds: ['settles it: The link names pool us-east-1_PoolOne; its message is of pool us-east-1_PoolTwo.'],
  },
  {
    name: 'a client that no pool has which is known',
    cause: 'link-names-wrong-client',
    given: { links: [ofNobody], pools: [pool()] },
    finds: ['for: The link names client clientx, and none of the pools that are known has such a client.'],
  },
  {
    name: 'a client that a pool may have whose clients are not all known',
    cause: 'link-names-wrong-client',
    given: { links: [ofNobody], pools: [pool(), pool({ id: 'us-east-1_PoolTwo', hasAllClients: false })] },
    finds: [],
  },
  ...['placeholder-encoded', 'placeholder-not-replaced', 'link-read-undecoded', 'link-without-code'].map(
    cause => ({ name: 'a link as it should be', cause, given: { links: [link()] }, finds: [] }),
  ),
  {
    name: 'the encoded placeholder',
    cause: 'placeholder-encoded',
    given: { links: [link({ code: 'encoded placeholder' })] },
    finds: ['settles it: The link has the encoded placeholder in the place of the code.'],
  },
  {
    name: 'the literal placeholder',
    cause: 'placeholder-not-replaced',
    given: { links: [link({ code: 'placeholder' })] },
    finds: ['settles it: The link has the literal placeholder in the place of the code.'],
  },
  {
    name: 'entities in names',
    cause: 'link-with-html-entities',
    given: { links: [link({ parameters: ['code', 'amp;email', 'amp;cid'] })] },
    finds: ['settles it: The link has parameters of the names amp;email, amp;cid.'],
  },
  {
    name: '3D in front',
    cause: 'link-read-undecoded',
    given: { links: [link({ code: 'begins with 3D' })] },
    finds: ['settles it: The code in the link begins with 3D.'],
  },
  {
    name: '= at the end',
    cause: 'link-read-undecoded',
    given: { links: [link({ code: 'ends with =' })] },
    finds: ['settles it: The code in the link ends with =.'],
  },
  {
    name: 'the code behind #',
    cause: 'link-without-code',
    given: { links: [link({ code: 'behind #' })] },
    finds: ['for: The code of the link stands behind a #.'],
  },
  ...(
    [
      [
        'white space',
        { code: 'with white space' },
        'settles it: The code in the link has white space in it.',
      ],
      [
        'five digits',
        { code: 'of another length', codeDigits: 5 },
        'settles it: The code in the link has 5 digits, not six.',
      ],
      [
        'eight digits',
        { code: 'of another length', codeDigits: 8 },
        'for: The code in the link has 8 digits, not six; only codes to sign in with have eight.',
      ],
      [
        'what quoted-printable has cut',
        { code: 'ends with =' },
        'settles it: The code in the link ends with =: the mail was read without decoding it.',
      ],
      ['six digits', {}, 'rules it out: The code in the link is six digits.'],
    ] as const
  ).map(([name, members, finds]) => ({
    name,
    cause: 'code-taken-over-with-more',
    given: { links: [link(members)] },
    finds: [finds],
  })),
  {
    name: 'a wrapped link',
    cause: 'link-rewritten',
    given: { links: [link({ wrappedBy: 'eur01.safelinks.protection.outlook.com' })] },
    finds: ['for: The link to www.example.com is wrapped in one of eur01.safelinks.protection.outlook.com.'],
  },
  {
    name: 'a client that the pool does not have',
    cause: 'link-names-wrong-client',
    given: { links: [link({ clientId: 'clientx' })], pools: [pool()] },
    finds: ['settles it: The link names client clientx, and pool us-east-1_PoolOne has no such client.'],
  },
  {
    name: 'a client that nobody has told of',
    cause: 'link-names-wrong-client',
    given: {
      links: [link({ clientId: 'clientx' })],
      pools: [pool({ from: 'the pool', hasAllClients: false, clients: [] })],
    },
    finds: [],
  },
  {
    name: 'a client that only pools.yaml has, and the pool has not',
    cause: 'link-names-wrong-client',
    given: { links: [link()], pools: [pool(), pool({ from: 'the pool', clients: [{ id: 'clientb' }] })] },
    finds: [
      'settles it: The link names client clienta (web), and pool us-east-1_PoolOne has no such client.',
    ],
  },
  {
    name: 'a client that pools.yaml does not have yet, and the pool has',
    cause: 'link-names-wrong-client',
    given: {
      links: [link({ clientId: 'clientx' })],
      pools: [pool(), pool({ from: 'the pool', hasAllClients: false, clients: [{ id: 'clientx' }] })],
    },
    finds: ['rules it out: Client clientx is one of pool us-east-1_PoolOne, as the link says.'],
  },
  {
    name: 'a client of another pool',
    cause: 'link-names-wrong-client',
    given: { links: [link({ poolId: 'us-east-1_PoolTwo' })], pools: [pool()] },
    finds: [
      'settles it: The link names pool us-east-1_PoolTwo, and client clienta (web), which is one of pool us-east-1_PoolOne.',
    ],
  },
  {
    name: 'no HTTPS',
    cause: 'link-not-https',
    given: { links: [link({ scheme: 'http:' })] },
    finds: ['for: The link leads to www.example.com by plain HTTP.'],
  },
  {
    name: 'the own machine',
    cause: 'link-not-https',
    given: { links: [link({ scheme: 'http', host: 'localhost:9400' })] },
    finds: [],
  },
  {
    name: 'a parameter twice',
    cause: 'link-parameters-doubled',
    given: { links: [link({ parameters: ['cid', 'code', 'cid'] })] },
    finds: ['for: The link has more than one of cid.'],
  },
  {
    name: 'a pid that is none',
    cause: 'link-without-pool',
    given: { links: [link({ poolId: 'PoolOne' })] },
    finds: ['for: The pid of the link, PoolOne, is no pool id.'],
  },
  {
    name: 'one client submits for all',
    cause: 'page-with-its-own-client',
    given: {
      links: [link()],
      calls: [refused('ConfirmForgotPassword', 'ExpiredCodeException', 1, { clientId: 'clientb' })],
    },
    finds: ['for: The link names client clienta; the code was submitted by clientb.'],
  },
  {
    name: 'text around the code',
    cause: 'code-taken-over-with-more',
    given: { links: [link({ code: 'with text around' })] },
    finds: ['settles it: The code in the link has more than its digits.'],
  },
]);
