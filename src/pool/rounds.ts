/** One challenge of a custom sign-in and how it went, as the triggers are told (documented). */
export interface Round {
  /** Such as `CUSTOM_CHALLENGE`, `SRP_A` or `PASSWORD_VERIFIER`. */
  readonly challengeName: string;
  readonly challengeResult: boolean;
  /** What CreateAuthChallenge called a custom challenge; null for the service's own. */
  readonly challengeMetadata: string | null;
}

/** A round as sessions carry it: without a name it is a custom challenge, so that many rounds fit. */
export type PackedRound = readonly [result: 0 | 1, metadata: string | null, name?: string];

const custom = 'CUSTOM_CHALLENGE';

/**
 * Steps of choosing and enrolling: no challenges to the triggers (inferred: the guide does not list them).
 */
const unlisted = ['SELECT_MFA_TYPE', 'MFA_SETUP'];

/** The rounds with a challenge of the service's own that was passed. */
export function withPassed(rounds: readonly Round[], challengeName: string): readonly Round[] {
  return unlisted.includes(challengeName)
    ? rounds
    : [...rounds, { challengeName, challengeResult: true, challengeMetadata: null }];
}

/** Makes rounds small. */
export function packRounds(rounds: readonly Round[]): PackedRound[] {
  return rounds.map(({ challengeName, challengeResult, challengeMetadata }) => {
    const result = challengeResult ? 1 : 0;
    return challengeName === custom
      ? [result, challengeMetadata]
      : [result, challengeMetadata, challengeName];
  });
}

/** What `packRounds` was given. */
export function unpackRounds(packed: readonly PackedRound[]): Round[] {
  return packed.map(([result, challengeMetadata, challengeName = custom]) => ({
    challengeName,
    challengeResult: result === 1,
    challengeMetadata,
  }));
}
