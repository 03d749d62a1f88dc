import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CauseDefinition, Facts } from '../../causes/cause.ts';
import type { Mailbox } from '../../delivery/mailbox.ts';
import type { Recorder } from '../../recorder/recorder.ts';
import type { PoolDirectory } from '../../store/pool-directory.ts';
import type { Store } from '../../store/store.ts';

/** The pools and clients, as the pages read them. */
export type PoolsShown = Pick<PoolDirectory, 'pool' | 'client' | 'pools' | 'clientsOf'>;

/** What a cause means and how it is fixed, where that is known. */
export type DescribeCause = (causeId: string) => Pick<CauseDefinition<Facts>, 'means' | 'fix'> | undefined;

/** A user that pools.yaml makes for trying things out. */
export interface TestUser {
  readonly poolId: string;
  readonly username: string;
}

/** What the answers under `/_lifeguard/` are made from. */
export interface PagesContext {
  /** Undefined where no mailbox is kept. */
  readonly mailbox: Mailbox | undefined;
  readonly recorder: Recorder;
  readonly directory: PoolsShown;
  readonly store: Store;
  /** Where the service answers, such as `http://127.0.0.1:9400`. */
  readonly origin: string;
  /** Host names without port, beside those of this machine, under which the pages may be opened. */
  readonly hosts: readonly string[];
  /** Whether the pages are there at all: they show codes, so outside local mode only health is. */
  readonly local: boolean;
  readonly version: string;
  /** In the order in which they are to be shown. */
  readonly testUsers: readonly TestUser[];
  /** Aborts when the service begins to stop: streams end then, so that nobody waits for them. */
  readonly stopping: AbortSignal;
  /** Learns what causes mean. The first time takes a moment: few programs ever ask. */
  readonly readCauses: () => Promise<DescribeCause>;
}

/** One request to a page, as its handler sees it. */
export interface Visit {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly query: URLSearchParams;
  /** The part of the path that the route leaves open, such as a message's id. */
  readonly name: string;
}

/** Answers a visit. */
export type Handler = (context: PagesContext, visit: Visit) => Promise<void> | void;

/** Whether a person's browser asks for a page rather than a program for data. */
export function wantsPage(request: IncomingMessage): boolean {
  return (request.headers.accept ?? '').includes('text/html');
}
