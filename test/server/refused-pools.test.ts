import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { readCatalogue } from '../../src/causes/catalogue.ts';
import { main } from '../../src/cli/main.ts';
import { keysByCause } from '../../src/server/refused-place.ts';
import { startLifeguard } from '../../src/testing/start-lifeguard.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';

const directory = mkdtempSync(join(tmpdir(), 'lifeguard-refused-'));
after(() => rmSync(directory, { recursive: true }));

const id = 'eu-west-1_Refused';
const keyed = (keys: object) => ({ regions: ['eu-west-1'], pools: [{ id, name: 'a', ...keys }] });
const client = (keys: object) => keyed({ clients: [{ id: 'c', name: 'c', ...keys }] });

async function run(args: readonly string[], environment: Record<string, string> = {}) {
  const terminal = { ...fakeTerminal(directory), environment };
  const code = await main(args, terminal);
  return { code, said: terminal.said.join('\n'), complained: terminal.complained.join('\n') };
}

const rows: readonly (readonly [name: string, file: object, places: readonly string[]])[] = [
  ['first factors without PASSWORD', keyed({ firstFactors: ['EMAIL_OTP'] }), ['pools[0].firstFactors']],
  [
    'first factors that MFA does not allow',
    keyed({ firstFactors: ['PASSWORD', 'EMAIL_OTP'], mfa: 'ON' }),
    ['pools[0].firstFactors'],
  ],
  [
    'a phone number that nothing verifies',
    keyed({ autoVerifiedAttributes: ['phone_number'] }),
    ['pools[0].autoVerifiedAttributes'],
  ],
  ['a tag of AWS', keyed({ tags: { 'aws:x': 'y' } }), ['pools[0].tags']],
  [
    'an address without TLS',
    client({ callbackUrls: ['https://y.com', 'http://x.com'] }),
    ['pools[0].clients[0].callbackUrls[1]'],
  ],
  [
    'an address with a fragment',
    client({ logoutUrls: ['https://x.com/#a'] }),
    ['pools[0].clients[0].logoutUrls[0]'],
  ],
  [
    'client_credentials beside code',
    client({
      generateSecret: true,
      oauthFlows: ['client_credentials', 'code'],
      oauthScopes: ['openid'],
    }),
    ['pools[0].clients[0].oauthFlows'],
  ],
  [
    'client_credentials without a secret',
    client({ oauthFlows: ['client_credentials'], oauthScopes: ['openid'] }),
    ['pools[0].clients[0].oauthFlows'],
  ],
  [
    'attributes to write without a required one',
    keyed({ requiredAttributes: ['email'], clients: [{ id: 'c', name: 'c', writeAttributes: ['name'] }] }),
    ['pools[0].clients[0].writeAttributes'],
  ],
  [
    'access tokens that outlive refresh tokens',
    client({ accessTokenValidity: '1d', refreshTokenValidity: '60m' }),
    ['pools[0].clients[0].refreshTokenValidity'],
  ],
  [
    'many entries, among them those under a pool that is refused itself',
    {
      regions: ['eu-west-1'],
      pools: [
        {
          id,
          name: 'a',
          firstFactors: ['EMAIL_OTP'],
          clients: [
            { id: 'c', name: 'c', callbackUrls: ['http://x.com'] },
            { id: 'd', name: 'd', callbackUrls: ['http://y.com'] },
          ],
        },
        { id: 'eu-west-1_Other', name: 'b', tags: { 'aws:x': 'y' } },
      ],
    },
    [
      'pools[0].firstFactors',
      'pools[0].clients[0].callbackUrls[0]',
      'pools[0].clients[1].callbackUrls[0]',
      'pools[1].tags',
    ],
  ],
];

describe('what the service refuses of a description is told alike by check, up and startLifeguard', () => {
  for (const [name, file, places] of rows) {
    test(name, async () => {
      writeFileSync(join(directory, 'mine.yaml'), JSON.stringify(file, null, 1));
      const checked = await run(['check', 'mine.yaml', '--json']);
      const { ok, problems } = JSON.parse(checked.said);
      assert.deepEqual([checked.code, ok], [1, false]);
      assert.deepEqual(
        problems.map((problem: { path: string }) => problem.path),
        places,
      );
      for (const { line, column } of problems) assert.ok(line > 1 && column > 0);
      assert.ok(!existsSync(join(directory, '.lifeguard')));

      const started = await run(['up', '--config', 'mine.yaml', '--data', 'memory', '--port', '0']);
      const plain = await run(['check', 'mine.yaml']);
      assert.equal(started.code, 2);
      assert.equal(`${started.complained}\n\nmine.yaml: problems: ${places.length}.`, plain.said);

      const kit = startLifeguard({ pools: join(directory, 'mine.yaml') });
      await assert.rejects(kit, (error: Error) => {
        assert.deepEqual(error.message.replaceAll(`${directory}/`, '').split('\n').slice(1), [
          ...started.complained.split('\n'),
        ]);
        return true;
      });
    });
  }

  test('an object has no lines', async () => {
    const pools = { regions: ['eu-west-1'], pools: [{ id, name: 'a', tags: { 'aws:x': 'y' } }] };
    await assert.rejects(startLifeguard({ pools }), {
      message:
        'These pools cannot be started:\npools  pools[0].tags: expected a pool that the service takes; found what it ' +
        'refuses: Tag keys that begin with aws: are reserved. (pool-tags-refused)',
    });
  });

  test('no value of the environment is shown', async () => {
    writeFileSync(join(directory, 'from.yaml'), JSON.stringify(client({ callbackUrls: [`\${URL}`] })));
    const { code, said } = await run(['check', 'from.yaml'], { URL: 'http://hidden.example' });
    assert.equal(code, 1);
    assert.doesNotMatch(said, /hidden/);
    assert.match(said, /callbackUrls\[0\]: .* found another value from the environment \(not shown\)/);
  });

  test('what only the state that is there forbids, up alone tells', async () => {
    const write = (keys: object) =>
      writeFileSync(join(directory, 'kept.yaml'), JSON.stringify(keyed(keys), null, 1));
    const up = ['up', '--config', 'kept.yaml', '--data', join(directory, 'data'), '--port', '0', '--json'];
    write({});
    const terminal = fakeTerminal(directory);
    const ended = main(up, terminal);
    await Promise.race([terminal.nextLine(), ended]);
    terminal.stop();
    assert.equal(await ended, 0);
    write({ aliasAttributes: ['email'] });
    assert.equal((await run(['check', 'kept.yaml'])).code, 0);
    const { code, complained } = await run(up);
    assert.equal(code, 2);
    assert.match(
      complained,
      /^kept\.yaml:9:23 {2}pools\[0\]\.aliasAttributes: .*\(pool-setting-cannot-change\)$/,
    );
  });
});

test('every cause that has a key is one', async () => {
  const catalogue = await readCatalogue();
  for (const cause of Object.keys(keysByCause)) assert.ok(catalogue.has(cause), cause);
});
