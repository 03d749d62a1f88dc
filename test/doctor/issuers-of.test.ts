import assert from 'node:assert/strict';
import { test } from 'node:test';
import { issuersOf } from '../../src/doctor/issuers-of.ts';

test('a pool may name either issuer of its region', () => {
  assert.deepEqual(issuersOf('eu-west-1_AkG9mnbjA'), [
    'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AkG9mnbjA',
    'https://issuer.cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AkG9mnbjA',
  ]);
});

test('in China, under the domain of China', () => {
  assert.deepEqual(issuersOf('cn-north-1_AkG9mnbjA'), [
    'https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_AkG9mnbjA',
    'https://issuer.cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_AkG9mnbjA',
  ]);
});
