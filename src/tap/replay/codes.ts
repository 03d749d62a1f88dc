import { members } from '../../pool/members.ts';
import { totpCode, totpStep } from '../../pool/totp.ts';
import { isMark, type Mark } from '../marks.ts';
import type { RecordedCall } from '../recording-line.ts';
import { wrongCode } from './made-values.ts';
import { type MarkValues, marksIn } from './mark-values.ts';
import { textsIn } from './paths.ts';

/** The codes of a replay: those that the target sends, and those that an authenticator would show. */
export interface Codes {
  /** Takes what a call has brought: the code of a new message, or the secret of an authenticator. */
  brought(recorded: RecordedCall, code: string | undefined): void;
  /** What a code of the recording is at the target; undefined where that cannot be known. */
  valueOf(mark: Mark, recorded: RecordedCall, path: string): string | undefined;
}

/** The secret of an authenticator, and the last of its time steps that a code was made for. */
interface Authenticator {
  readonly secret: string;
  lastStep: number;
}

/** @param now milliseconds since 1970 */
export function createCodes(calls: readonly RecordedCall[], values: MarkValues, now: () => number): Codes {
  const byUser = new Map<string, string>();
  const authenticators = new Map<string, Authenticator>();
  let newest: string | undefined;
  let newestAuthenticator: Authenticator | undefined;
  // A code that was taken at some time, or is said to have expired, was one that was sent.
  const wereRight = new Set(
    calls
      .filter(({ outcome, error }) => outcome === 'ok' || error?.type === 'ExpiredCodeException')
      .flatMap(({ input }) => textsIn(input).flatMap(([, text]) => marksIn(text))),
  );
  return {
    brought({ user, output }, code) {
      const { SecretCode: mark } = members(output);
      const secret = isMark(mark) ? values.get(mark) : undefined;
      if (secret !== undefined) {
        newestAuthenticator = { secret, lastStep: 0 };
        if (user !== undefined) authenticators.set(user, newestAuthenticator);
      }
      if (code === undefined) return;
      newest = code;
      if (user !== undefined) byUser.set(user, code);
    },
    valueOf(mark, { user = '' }, path) {
      if (/(?:^|\.)(?:UserCode|SOFTWARE_TOKEN_MFA_CODE)$/.test(path)) {
        if (!wereRight.has(mark)) return wrongCode(undefined);
        const authenticator = authenticators.get(user) ?? newestAuthenticator;
        return authenticator && nextCode(authenticator, totpStep(now()));
      }
      const sent = byUser.get(user) ?? newest;
      return wereRight.has(mark) ? sent : wrongCode(sent);
    },
  };
}

/**
 * Each code works once, and a replay is faster than people: it takes those of the neighbouring steps too, which are as
 * good.
 */
function nextCode(authenticator: Authenticator, present: number): string | undefined {
  const step = Math.max(present - 1, authenticator.lastStep + 1);
  if (step > present + 1) return undefined;
  authenticator.lastStep = step;
  return totpCode(authenticator.secret, step);
}
