import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isInside } from '../../src/doctor/inside-address.ts';
import { openPage } from '../../src/doctor/open-page.ts';

const hostOf = (address: string) => new URL(`https://${address}/`).hostname;

describe('an address of the inside', () => {
  for (const address of [
    ...[
      '127.0.0.1',
      '10.1.2.3',
      '172.31.0.1',
      '192.168.1.1',
      '169.254.169.254',
      '100.64.0.1',
      '0.0.0.0',
      '2130706433',
    ],
    ...['[::1]', '[::]', '[fd00::1]', '[fe80::1]', '[::ffff:169.254.169.254]', 'localhost', 'shop.localhost'],
  ]) {
    test(address, () => assert.equal(isInside(hostOf(address)), true));
  }
  for (const address of ['example.com', '8.8.8.8', '172.32.0.1', '[2600:1f18::1]', '10.example.com']) {
    test(`is not ${address}`, () => assert.equal(isInside(hostOf(address)), false));
  }

  test('is none that the reset page may send doctor to', async () => {
    const asked: string[] = [];
    const get = async (url: string) => {
      asked.push(url);
      return { at: 0, status: 302, headers: { location: 'https://169.254.169.254/latest' }, body: '' };
    };
    const { answer } = await openPage({ get }, 'https://reset.example/');
    assert.deepEqual([asked, answer], [['https://reset.example/'], '302 to https://169.254.169.254/latest']);
  });
});
