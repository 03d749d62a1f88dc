/** How a stage of a run went. */
export interface StageOutcome {
  readonly stage: string;
  readonly outcome: 'ok' | 'failed' | 'not run';
  readonly milliseconds: number;
  /** What was seen, in a few words; no secret. */
  readonly seen: string;
}

/** Who may be to blame for a failure: only that of the target wakes people up. */
export const failureKinds = ['target', 'mailbox', 'quota', 'probe'] as const;

/** One of them. */
export type FailureKind = (typeof failureKinds)[number];

/** Why a run failed. */
export interface RunFailure {
  readonly stage: string;
  readonly kind: FailureKind;
  /** One sentence; no secret. */
  readonly message: string;
  /** A cause of the catalogue, where one is known. */
  readonly cause:
    | {
        readonly id: string;
        readonly title: string;
        /** What the catalogue says to do about it. */
        readonly fix?: string;
        /** The facts of this failure, by name, where the endpoint told them; no secret. */
        readonly facts?: Readonly<Record<string, unknown>>;
      }
    | undefined;
  /** What doctor's checks that bear on the stage found, run at once. */
  readonly findings: readonly { readonly check: string; readonly title: string }[];
}

/** What was probed, as people and programs are told. */
export interface RunSubject {
  readonly poolId: string;
  readonly poolName: string;
  /** Absent where it is the pool as a whole. */
  readonly clientId?: string;
  /** Absent where it is the pool as a whole. */
  readonly clientName?: string;
  /**
   * Which of the settings' users it is, from 1, where several are probed with the app client: users are told apart by it,
   * and not by their names.
   */
  readonly userNumber?: number;
}

/** One journey of one app client or pool, as reports, metrics and alerts are told of it. */
export interface ProbeRun {
  /** Names the run, such as in a ping: random. */
  readonly id: string;
  /** The journey, such as `reset`. */
  readonly journey: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly milliseconds: number;
  /** From the request to the mail, where one came. */
  readonly mailMilliseconds: number | undefined;
  readonly subject: RunSubject;
  readonly stages: readonly StageOutcome[];
  /** Undefined where all went well. */
  readonly failure: RunFailure | undefined;
}
