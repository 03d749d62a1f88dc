import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Mailbox, openMailbox } from '../../src/delivery/mailbox.ts';
import { makeMasterKey } from '../../src/pool/master-key.ts';
import type { Message } from '../../src/pool/message.ts';
import { systemRandom } from '../../src/pool/random.ts';
import { createSeal } from '../../src/pool/seal.ts';
import type { MessageFilter } from '../../src/store/messages.ts';
import type { Store } from '../../src/store/store.ts';
import { mail, otherPoolId, poolId } from '../pages/pages-server.ts';

/** Where a mailbox is to be tried. */
export interface MailboxPlace {
  readonly name: string;
  readonly before?: () => Promise<void>;
  readonly after?: () => Promise<void>;
  /** A new, empty store. */
  readonly open: () => Promise<Store>;
}

export const newSeal = () => createSeal([makeMasterKey(systemRandom)], systemRandom);

async function keep(store: Store, mailbox: Mailbox, ...messages: readonly Message[]): Promise<void> {
  await store.write(async transaction => {
    for (const message of messages) await mailbox.keep(transaction, message);
  });
}

const one = mail({ sentAt: 1000, to: 'Ada@Example.com' });
const two = mail({ sentAt: 2000, poolId: otherPoolId });
const three = mail({ sentAt: 2000, to: 'bob@example.com' });
const four = mail({ sentAt: 3000, medium: 'SMS', to: '+15550001234' });
export const lists: readonly [name: string, filter: Partial<MessageFilter & { limit: number }>, Message[]][] =
  [
    ['all, newest first, also within a millisecond', {}, [four, three, two, one]],
    ['no more than asked for', { limit: 2 }, [four, three]],
    ['those of a recipient, in any case', { to: 'aDA@example.COM' }, [two, one]],
    ['those of a pool', { poolId: otherPoolId }, [two]],
    ['those of a recipient in a pool', { to: 'ada@example.com', poolId }, [one]],
    ['those from a time on', { since: 2000 }, [four, three, two]],
    ['those after a message', { since: two.id }, [four, three]],
    ['those of a recipient after a message', { since: one.id, to: 'ada@example.com' }, [two]],
    ['all, after a message that is gone', { since: crypto.randomUUID() }, [four, three, two, one]],
    ['none of a stranger', { to: 'eve@example.com' }, []],
    ['none for a part of an address', { to: 'ada' }, []],
  ];

/** What every mailbox does, whatever engine keeps it. */
export function mailboxContract(place: MailboxPlace): void {
  const closing: (() => void | Promise<void>)[] = [];
  before(() => place.before?.());
  after(async () => {
    for (const close of closing.reverse()) await close();
    await place.after?.();
  });

  async function open() {
    const store = await place.open();
    const seal = newSeal();
    const mailbox = openMailbox(store, seal);
    closing.push(() => store.close(), mailbox.close);
    return { store, mailbox, seal };
  }

  /** The next messages that a follower is told of, as they come. */
  async function follow(mailbox: Mailbox) {
    const arrived: Message[] = [];
    let wake = () => {};
    const stop = await mailbox.follow(message => {
      arrived.push(message);
      wake();
    });
    closing.push(stop);
    return {
      stop,
      async next(): Promise<Message> {
        while (arrived.length === 0) {
          await new Promise<void>(resolve => {
            wake = resolve;
          });
        }
        const [message] = arrived.splice(0, 1);
        assert.ok(message);
        return message;
      },
    };
  }

  describe(`the mailbox in ${place.name}`, () => {
    for (const [name, filter, expected] of lists) {
      test(`lists ${name}`, async () => {
        const { store, mailbox } = await open();
        await keep(store, mailbox, one, two, three, four);
        assert.deepEqual(await mailbox.list({ limit: 100, ...filter }), expected);
      });
    }

    test('gives and deletes one message by its id', async () => {
      const { store, mailbox } = await open();
      await keep(store, mailbox, one, two);
      assert.deepEqual(await mailbox.find(one.id), one);
      assert.equal(await mailbox.remove(one.id), true);
      assert.equal(await mailbox.remove(one.id), false);
      assert.equal(await mailbox.find(one.id), undefined);
      assert.deepEqual(await mailbox.list({ limit: 100 }), [two]);
    });

    test('is emptied in part or whole', async () => {
      const { store, mailbox } = await open();
      await keep(store, mailbox, one, two, three, four);
      assert.equal(await mailbox.empty({ to: 'ada@example.com', poolId }), 1);
      assert.equal(await mailbox.empty({ poolId: otherPoolId }), 1);
      assert.deepEqual(await mailbox.list({ limit: 100 }), [four, three]);
      assert.equal(await mailbox.empty({}), 2);
    });

    test('is trimmed to the newest', async () => {
      const { store, mailbox } = await open();
      const many = Array.from({ length: 1203 }, (_, index) => mail({ sentAt: 1000 + (index >> 1) }));
      await keep(store, mailbox, ...many);
      await mailbox.trim(3);
      assert.deepEqual(await mailbox.list({ limit: 1000 }), many.slice(-3).reverse());
      await mailbox.trim(3);
      assert.equal((await mailbox.list({ limit: 1000 })).length, 3);
    });

    test('keeps a message with the rest of its transaction or not at all', async () => {
      const { store, mailbox } = await open();
      const work = store.write(async transaction => {
        await mailbox.keep(transaction, one);
        throw new Error('the code could not be kept');
      });
      await assert.rejects(work, /could not be kept/);
      assert.deepEqual(await mailbox.list({ limit: 100 }), []);
    });

    test('holds no code and no address of the link in clear', async () => {
      const { store, mailbox } = await open();
      await keep(store, mailbox, one);
      const [row] = await store.read(query => query.all('SELECT * FROM messages', []));
      assert.doesNotMatch(JSON.stringify(row), /123456|app\.example/);
    });

    test('leaves out what was sealed with a key that is gone', async () => {
      const { store, mailbox } = await open();
      await keep(store, mailbox, one);
      const later = openMailbox(store, newSeal());
      assert.deepEqual(await later.list({ limit: 100 }), []);
    });
  });

  describe(`following the mailbox in ${place.name}`, () => {
    test('tells of each message once, in order, and of none that was there before', async () => {
      const { store, mailbox } = await open();
      await keep(store, mailbox, mail());
      const follower = await follow(mailbox);
      const [first, second, third] = [mail(), mail(), mail({ sentAt: Date.parse('2026-11-20T10:00:00Z') })];
      await keep(store, mailbox, first, second);
      assert.deepEqual(await follower.next(), first);
      assert.deepEqual(await follower.next(), second);
      await keep(store, mailbox, third);
      assert.deepEqual(await follower.next(), third);
    });

    test('tells of what another node has written', async () => {
      const { store, mailbox, seal } = await open();
      const follower = await follow(mailbox);
      const message = mail();
      await keep(store, openMailbox(store, seal), message);
      assert.deepEqual(await follower.next(), message);
    });

    test('tells of a message that is dated before others that it has told of', async () => {
      const { store, mailbox } = await open();
      const follower = await follow(mailbox);
      const [late, early] = [mail({ sentAt: 100_000 }), mail({ sentAt: 90_000 })];
      await keep(store, mailbox, late);
      assert.deepEqual(await follower.next(), late);
      await keep(store, mailbox, early);
      assert.deepEqual(await follower.next(), early);
    });

    test('tells all who follow, and begins anew after all have stopped', async () => {
      const { store, mailbox } = await open();
      const [one, other] = [await follow(mailbox), await follow(mailbox)];
      const first = mail();
      await keep(store, mailbox, first);
      assert.deepEqual([await one.next(), await other.next()], [first, first]);
      one.stop();
      other.stop();
      await keep(store, mailbox, mail());
      const again = await follow(mailbox);
      const second = mail();
      await keep(store, mailbox, second);
      assert.deepEqual(await again.next(), second);
    });
  });
}
