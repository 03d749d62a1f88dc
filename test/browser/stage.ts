import assert from 'node:assert/strict';
import type { BrowserContextOptions } from 'playwright-core';
import { launchBrowser } from '../reset-page/browser.ts';
import type { ExampleClient } from './example-clients.ts';
import { askForLink } from './reset-steps.ts';
import { type RunningLifeguard, runLifeguard } from './running-lifeguard.ts';
import { openVisitor, type Visitor } from './visitor.ts';

/** What the newest reset that failed was refused with. */
export interface Refusal {
  readonly type: string | undefined;
  readonly cause: string | undefined;
  readonly facts: unknown;
}

/** A Lifeguard that runs, a browser, and people. */
export interface Stage {
  readonly lifeguard: RunningLifeguard;
  /** Lets somebody do something in a browser of their own, whose pages must behave the whole time. */
  visit(work: (visitor: Visitor) => Promise<void>, options?: BrowserContextOptions): Promise<void>;
  /** A link for somebody of that client's pool who never had one. */
  linkFor(client: ExampleClient): Promise<{ readonly link: URL; readonly username: string }>;
  /** As the recorder has it; the header of the answer that the visitor got must say the same. */
  lastRefusal(visitor: Visitor): Promise<Refusal>;
  close(): Promise<void>;
}

/** @param store a database's URL; SQLite in a temporary folder where it is left out */
export async function openStage(store?: string): Promise<Stage> {
  const [browser, lifeguard] = await Promise.all([launchBrowser(), runLifeguard(store)]);
  let people = 0;
  return {
    lifeguard,
    async visit(work, options) {
      const visitor = await openVisitor(browser, options);
      try {
        await work(visitor);
        visitor.assertClean();
      } finally {
        await visitor.context.close();
      }
    },
    async linkFor(client) {
      people += 1;
      const username = `person-${people}@example.com`;
      await lifeguard.addUser(client.poolId, username, 'Before-The-Reset1!');
      return { link: await askForLink(lifeguard, client.id, username), username };
    },
    async lastRefusal({ answers }) {
      const failed = await lifeguard.events({ operation: 'ConfirmForgotPassword', outcome: 'failed' });
      const { error, cause } = failed.at(-1) ?? {};
      assert.deepEqual(answers.at(-1), { status: 400, cause: cause?.id });
      return { type: error?.type, cause: cause?.id, facts: cause?.facts };
    },
    async close() {
      await browser.close();
      await lifeguard.remove();
    },
  };
}
