import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { api, shape } from '../../src/model/api.ts';
import { brokenInputs } from './broken-inputs.ts';
import { fits, patternSamples } from './pattern-samples.ts';
import { testService } from './test-service.ts';
import { validValue } from './valid-inputs.ts';

// No operation is built here: one that is told so has an input that breaks no rule.
const { call } = testService({});

test('the samples of patterns are what they say', () => {
  for (const [pattern, { start, more = '', broken }] of Object.entries(patternSamples)) {
    assert.ok(fits(pattern, start + more), pattern);
    assert.ok(broken === undefined || !fits(pattern, broken), pattern);
  }
});

let rows = 0;
for (const [operation, { input }] of Object.entries(api.operations)) {
  describe(operation, () => {
    const valid = { ...Object(validValue(input)) };

    test('takes an input that breaks no rule', async () => {
      const { headers, body } = await call(operation, valid);
      assert.equal(headers['x-lifeguard-cause'], 'operation-not-built', body);
    });

    const required = shape(input).required ?? [];
    if (required.length > 0) {
      test('tells of all that is missing at once', async () => {
        const { body } = await call(operation, {});
        const { message } = JSON.parse(body);
        const [count, noun] = [required.length, required.length === 1 ? 'error' : 'errors'];
        assert.ok(message.startsWith(`${count} validation ${noun} detected: `), message);
        assert.equal(message.match(/Value null at '/g)?.length, count);
      });
    }

    for (const { name, input: broken, told } of brokenInputs(operation)) {
      rows += 1;
      test(name, async () => {
        const { status, body } = await call(operation, broken);
        assert.equal(status, 400);
        const { __type: type, message } = JSON.parse(body);
        if (told === undefined) {
          assert.deepEqual([type, message], ['SerializationException', undefined]);
          return;
        }
        assert.equal(type, 'InvalidParameterException');
        const { path, printed, withheld, rules } = told;
        const value =
          printed === null
            ? 'Value null'
            : withheld || printed === undefined
              ? 'Value'
              : `Value '${printed}'`;
        const items = rules.map(rule => `${value} at '${path}' failed to satisfy constraint: ${rule}`);
        if (printed === undefined && !withheld) {
          const [item = ''] = items;
          assert.ok(message.startsWith("1 validation error detected: Value '"), message.slice(0, 500));
          assert.ok(message.endsWith(item.slice('Value'.length)), message.slice(-500));
          return;
        }
        const count = `${items.length} validation ${items.length === 1 ? 'error' : 'errors'} detected: `;
        // The service promises no order of several (observed).
        const orders = [items, items.toReversed()].map(order => count + order.join('; '));
        assert.ok(orders.includes(message), `${message.slice(0, 500)}\n${orders[0]?.slice(0, 500)}`);
      });
    }
  });
}

test('there are as many rules as the model has', () => assert.ok(rows > 1_500, String(rows)));
