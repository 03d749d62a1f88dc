import { writeSync } from 'node:fs';
import { openStore } from '../../src/store/open.ts';

// Started by durability.test.ts: appends numbered rows until it is killed, and prints each number once it is durable.

const [, , folder = '', round = ''] = process.argv;
const store = await openStore({ data: folder });
const insert = 'INSERT INTO used_sessions (pool_id, session, expires_at) VALUES ($1, $2, $3)';
let last = 0;

async function append(): Promise<never> {
  for (;;) {
    last += 1;
    const number = last;
    await store.write(async transaction => {
      // Two rows, so that half a transaction would show.
      await transaction.run(insert, [round, `${number} first`, number]);
      await transaction.run(insert, [round, `${number} second`, number]);
    });
    // Not process.stdout: it would not wait where the reader is slow.
    writeSync(1, `${number}\n`);
  }
}

await Promise.all(Array.from({ length: 24 }, append));
