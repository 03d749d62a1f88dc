import type { Environment } from '../config/substitute.ts';
import type { Browse } from '../guard/visit.ts';
import type { Members } from '../pool/members.ts';
import type { Random } from '../pool/random.ts';
import type { CallCognito } from './cognito.ts';
import type { Mailbox } from './mailbox/mailbox.ts';

/** What the stages of each journey use. */
export interface ClientPorts {
  readonly call: CallCognito;
  /** The pool's `jwks.json`. */
  readonly readKeys: (poolId: string) => Promise<Members>;
  readonly fetch: typeof fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: Random;
}

/** What the stages of a reset use. */
export interface ProbePorts extends ClientPorts {
  readonly mailbox: Mailbox;
  /** How long a mail may take, in milliseconds. */
  readonly patience: number;
  /** Opens a browser for the stage `page`. @throws BrowserMissing */
  readonly openBrowser: () => Promise<Browse>;
  /** The folder that commands of a team's own are run in. */
  readonly directory: string;
  /** What commands of a team's own are given of the environment. */
  readonly environment: Environment;
}
