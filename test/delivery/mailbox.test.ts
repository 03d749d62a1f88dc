import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openMailbox } from '../../src/delivery/mailbox.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { lists, mailboxContract, newSeal } from './mailbox-contract.ts';

mailboxContract({ name: 'SQLite', open: () => openStore({ data: 'memory' }) });

test('the mailbox reads by index, whatever is asked', async () => {
  const store = await openStore({ data: 'memory' });
  const plans: string[] = [];
  // Asks SQLite how it would read in place of reading.
  const explained: Store = {
    ...store,
    read: work =>
      store.read(query =>
        work({
          ...query,
          all: async (sql, values) => {
            const plan = await query.all(`EXPLAIN QUERY PLAN ${sql}`, values);
            plans.push(...plan.map(step => String(step.detail)));
            return query.all(sql, values);
          },
        }),
      ),
  };
  const asked = openMailbox(explained, newSeal());
  for (const [, filter] of lists) await asked.list({ limit: 100, ...filter });
  await (await asked.follow(() => undefined))();
  asked.close();
  await store.close();
  assert.ok(plans.length >= lists.length);
  assert.deepEqual(
    plans.filter(plan => !/^SEARCH messages USING/.test(plan)),
    [],
  );
});
