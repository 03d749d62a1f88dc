import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { OAuthAddress } from '../../src/causes/known.ts';
import { nearestUrl } from '../../src/causes/nearest-url.ts';
import { judges } from './judged.ts';
import { pool } from './known.ts';

const registered = 'https://app.example.com/callback';

describe('the nearest registered URL', () => {
  const rows: Readonly<Record<string, readonly [sent: string, differs: readonly string[], of?: string]>> = {
    'the same': [registered, []],
    'a slash at the end': [`${registered}/`, ['the slash at the end']],
    'a slash after the host': [
      'https://app.example.com/',
      ['the slash at the end'],
      'https://app.example.com',
    ],
    'plain HTTP': ['http://app.example.com/callback', ['the scheme (http, registered is https)']],
    'another port': ['https://app.example.com:3000/callback', ['the port']],
    'capital letters in the path': ['https://app.example.com/Callback', ['capital letters']],
    'capital letters in the host': ['https://APP.example.com/callback', ['capital letters']],
    'another encoding': ['https://app.example.com/%63allback', ['the percent-encoding']],
    'www.': ['https://www.app.example.com/callback', ['www.']],
    'a query': [`${registered}?a=1`, ['the query']],
    'another path': ['https://app.example.com/other', ['the path']],
    'another host and port': ['https://example.org:1/callback', ['the host', 'the port']],
    'a * that is no wildcard': [
      'http://localhost:3000/',
      ['the * at the end, which stands for itself only'],
      'http://localhost:3000/*',
    ],
    'the scheme of an app': ['myapp://Callback', ['capital letters'], 'myapp://callback'],
    'no address': ['callback', ['the whole of it']],
  };
  for (const [name, [sent, differs, url = registered]] of Object.entries(rows))
    test(name, () => assert.deepEqual(nearestUrl(sent, [url]), { url, differs }));

  test('is the one with the fewest differences', () => {
    const urls = ['https://example.org/callback', `${registered}/`, 'http://localhost:3000/'];
    assert.equal(nearestUrl(registered, urls)?.url, `${registered}/`);
  });

  test('is none where none is registered', () => assert.equal(nearestUrl(registered, []), undefined));
});

function authorize(members: Partial<OAuthAddress> = {}): OAuthAddress {
  return {
    kind: 'authorize',
    host: 'auth.example.com',
    clientId: 'clienta',
    redirectUri: registered,
    ...members,
  };
}

judges('OAuth', [
  ...(
    [
      [
        'a client that is none of those that there are',
        'clientx',
        true,
        'for: None of the known pools has client clientx.',
      ],
      ['a client that is none of those that are known', 'clientx', false, undefined],
      [
        'a client of the pool',
        'clienta',
        false,
        'against: Client clienta (web) is one of pool us-east-1_PoolOne.',
      ],
    ] as const
  ).map(([name, clientId, hasAllClients, finds]) => ({
    name,
    cause: 'sign-in-page-of-unknown-client',
    given: { addresses: [authorize({ clientId })], pools: [pool({ hasAllClients })] },
    finds: finds === undefined ? [] : [finds],
  })),
  {
    name: 'a slash too many',
    cause: 'redirect-uri-not-registered',
    given: {
      addresses: [authorize({ redirectUri: `${registered}/` })],
      pools: [pool({}, { callbackUrls: [registered] })],
    },
    finds: [
      `settles it: The redirect URI ${registered}/ is not registered; the nearest, ${registered}, differs in the slash at the end.`,
    ],
  },
  {
    name: 'the registered one',
    cause: 'redirect-uri-not-registered',
    given: { addresses: [authorize()], pools: [pool({}, { callbackUrls: [registered] })] },
    finds: [`rules it out: The redirect URI ${registered} is a callback URL of client clienta (web).`],
  },
  {
    name: 'a * in the registered one',
    cause: 'callback-url-with-wildcard',
    given: {
      addresses: [authorize({ redirectUri: 'http://localhost:3000/' })],
      pools: [pool({}, { callbackUrls: ['http://localhost:3000/*'] })],
    },
    finds: [
      'settles it: The redirect URI http://localhost:3000/ would match http://localhost:3000/*, if the * were a wildcard.',
    ],
  },
  {
    name: 'plain HTTP',
    cause: 'redirect-url-not-https',
    given: { addresses: [authorize({ redirectUri: 'http://app.example.com' })] },
    finds: [
      'for: The redirect URI http://app.example.com uses plain HTTP, which only addresses of the own machine may.',
    ],
  },
  {
    name: 'plain HTTP on the own machine',
    cause: 'redirect-url-not-https',
    given: { addresses: [authorize({ redirectUri: 'http://localhost:3000/callback' })] },
    finds: [],
  },
  {
    name: 'two redirect URIs',
    cause: 'redirect-uri-differs-between-steps',
    given: { addresses: [authorize(), authorize({ kind: 'token', redirectUri: `${registered}/` })] },
    finds: [`settles it: The sign-in had ${registered}, the token request ${registered}/.`],
  },
  {
    name: 'implicit, which is not allowed',
    cause: 'oauth-flow-not-allowed',
    given: { addresses: [authorize({ responseType: 'token' })], pools: [pool({}, { oauthFlows: ['code'] })] },
    finds: ['settles it: Client clienta (web) allows code; the request needs implicit.'],
  },
  {
    name: 'a scope too many',
    cause: 'requested-scope-not-allowed',
    given: {
      addresses: [authorize({ scopes: ['openid', 'api/read'] })],
      pools: [pool({}, { scopes: ['openid'] })],
    },
    finds: ['settles it: Client clienta (web) may not have api/read.'],
  },
  {
    name: 'the words of a trigger',
    cause: 'error-of-provider-or-trigger',
    given: {
      addresses: [
        { kind: 'callback', host: 'app.example.com', errorDescription: 'PreSignUp failed with error no.' },
      ],
    },
    finds: ['settles it: error_description is of the trigger PreSignUp.'],
  },
  {
    name: 'a logout that is not registered',
    cause: 'logout-uri-not-registered',
    given: {
      addresses: [authorize({ kind: 'logout', redirectUri: 'https://app.example.com' })],
      pools: [pool({}, { logoutUrls: ['https://app.example.com/'] })],
    },
    finds: [
      'settles it: The logout URI https://app.example.com is not registered; the nearest, https://app.example.com/, differs in the slash at the end.',
    ],
  },
]);
