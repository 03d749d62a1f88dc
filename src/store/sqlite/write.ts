import type { Transaction } from '../store.ts';
import type { Connection } from './connection.ts';
import { transact } from './transact.ts';

/** Transactions that share commits. */
export interface GroupCommit {
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Whether a transaction stands open, whose rows the connection shows before they are committed. */
  isOpen(): boolean;
  /** Resolves when nothing uncommitted stands; at once where that is so already. */
  idle(): Promise<void>;
}

/** One queued transaction. */
interface Member {
  /** Runs its work, and gives what tells its caller of the result; rejects where the work threw. */
  work(transaction: Transaction): Promise<() => void>;
  reject(error: unknown): void;
}

/** How many transactions share one commit at most, so that the first need not wait long for the last. */
const groupLimit = 256;

/**
 * Runs queued transactions strictly one after the other, and commits all that wait at the same time by one
 * synchronization with the disk. A group starts when the event loop has handled what came in with the first
 * of its members: many callers share a commit, and a lone one does not wait for others.
 */
export function groupCommit(connection: Connection): GroupCommit {
  let queue: Member[] = [];
  let scheduled = false;
  let running: Promise<void> | undefined;

  function schedule(): void {
    if (scheduled || running || queue.length === 0) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      const group = queue.slice(0, groupLimit);
      queue = queue.slice(groupLimit);
      running = runGroup(group).finally(() => {
        running = undefined;
        schedule();
      });
    });
  }

  async function runGroup(group: readonly Member[]): Promise<void> {
    const answers: (() => void)[] = [];
    try {
      connection.run('BEGIN IMMEDIATE', []);
      for (const member of group) answers.push(await runMember(member));
      connection.run('COMMIT', []);
    } catch (error) {
      for (const member of group) member.reject(error);
      if (connection.inTransaction()) connection.run('ROLLBACK', []);
      return;
    }
    for (const answer of answers) answer();
  }

  /** Runs one member inside its savepoint. Rejects only where the whole group is lost. */
  async function runMember(member: Member): Promise<() => void> {
    connection.run('SAVEPOINT member', []);
    try {
      const answer = await transact(connection, open => member.work(open));
      connection.run('RELEASE member', []);
      return answer;
    } catch (error) {
      if (!connection.inTransaction()) throw error;
      connection.run('ROLLBACK TO member', []);
      connection.run('RELEASE member', []);
      return () => member.reject(error);
    }
  }

  return {
    write: work =>
      new Promise((resolve, reject) => {
        const run: Member['work'] = async open => {
          const value = await work(open);
          return () => resolve(value);
        };
        queue.push({ work: run, reject });
        schedule();
      }),
    isOpen: () => running !== undefined,
    async idle() {
      while (running) await running;
    },
  };
}
