import { type Members, members } from '../../pool/members.ts';
import type { Random } from '../../pool/random.ts';
import { isMark, type Mark, type MarkKind, markForm } from '../marks.ts';
import type { RecordedCall } from '../recording-line.ts';
import { type Codes, createCodes } from './codes.ts';
import { compare, type Difference } from './compare.ts';
import { madeValue } from './made-values.ts';
import { createMarkValues, kindOf, type MarkValues, marksIn } from './mark-values.ts';
import { textsIn, withTexts } from './paths.ts';
import { createSrpProofs, type SrpProofs } from './srp-proofs.ts';
import type { Target } from './target.ts';

/** What came of one call of a recording. */
export interface ReplayedCall {
  readonly call: number;
  readonly operation: string;
  /** `left out` where there is nothing to replay: the tap itself answered. */
  readonly result: 'same' | 'differs' | 'not replayed' | 'left out';
  readonly differences: readonly Difference[];
  /** Why it was not replayed. */
  readonly why?: string;
  /** What `--value` must say for it to be replayed, such as `email#3f2a81c0=ADDRESS`. */
  readonly lacks?: readonly string[];
}

/** Why a call cannot be replayed. */
type Obstacle = Required<Pick<ReplayedCall, 'why'>> & Pick<ReplayedCall, 'lacks'>;

/** What a replay stands on. */
export interface ReplayOptions {
  readonly target: Target;
  readonly random: Random;
  /** Milliseconds since 1970, as the target has it. */
  readonly now: () => number;
  /** What a person has said: values of marks, and secrets by the ids of app clients. */
  readonly given: ReadonlyMap<string, string>;
  /** Takes each call when it is done. */
  readonly tell?: (call: ReplayedCall) => void;
}

/**
 * Sends the calls of a recording to a target, in order, one after the other, and holds each answer against the recorded
 * one. What is secret is what the target gave, or made anew.
 *
 * @throws TargetUnreachable
 */
export async function replay(
  calls: readonly RecordedCall[],
  { target, random, now, given, tell }: ReplayOptions,
): Promise<readonly ReplayedCall[]> {
  const values = createMarkValues(given);
  const codes = createCodes(calls, values, now);
  const proofs = createSrpProofs(calls, { values, random, now });
  // Before anything is told: where nobody answers, that is all that there is to say.
  await target.reach();
  // What lies in the mailbox from before is none of this replay's.
  await target.arrivedCode();
  const done: ReplayedCall[] = [];
  for (const recorded of calls) {
    const { call, operation } = recorded;
    const filled = obstacleOf(recorded, target) ?? fillIn(recorded, { values, codes, proofs, random });
    let result: ReplayedCall;
    if ('why' in filled) {
      // Only what the tap itself answered has no status.
      const of = recorded.status === undefined ? 'left out' : 'not replayed';
      result = { call, operation, result: of, differences: [], ...filled };
    } else {
      const answer = await target.call(recorded, filled.input);
      const differences = compare(recorded, answer, values.inMarks);
      result = { call, operation, result: differences.length > 0 ? 'differs' : 'same', differences };
      if (answer.outcome === 'ok') {
        values.learn(recorded, answer.output);
        proofs.answered(recorded, answer.output);
        codes.brought(recorded, await target.arrivedCode());
      }
    }
    done.push(result);
    tell?.(result);
  }
  return done;
}

function obstacleOf(recorded: RecordedCall, { isLocal }: Target): Obstacle | undefined {
  if (recorded.status === undefined) return { why: 'The tap itself answered it.' };
  if (recorded.isCut) return { why: 'It was too long to be recorded.' };
  if (recorded.unread?.includes('input')) return { why: 'Its input could not be read.' };
  if (recorded.signed !== 'no' && !isLocal)
    return { why: 'It is signed, and signed calls are replayed on this machine only.' };
  return undefined;
}

/** The input with values in place of marks, or what nobody knows. */
function fillIn(
  recorded: RecordedCall,
  {
    values,
    codes,
    proofs,
    random,
  }: {
    readonly values: MarkValues;
    readonly codes: Codes;
    readonly proofs: SrpProofs;
    readonly random: Random;
  },
): { readonly input: Members } | Obstacle {
  const unproven = proofs.prepare(recorded);
  if (unproven) return unproven;
  const missing = new Map<Mark, string>();
  const input = withoutContext(recorded.input);
  for (const [path, text] of textsIn(input)) {
    for (const mark of marksIn(text)) {
      if (values.get(mark) !== undefined || kindOf(mark) === 'secret-hash') continue;
      const value =
        kindOf(mark) === 'code'
          ? codes.valueOf(mark, recorded, path)
          : madeValue(kindOf(mark), path, recorded, random);
      if (value === undefined) missing.set(mark, `${mark}=${standsFor[kindOf(mark)] ?? 'TEXT'}`);
      else values.set(mark, value);
    }
  }
  const filled = withTexts(input, (text, path) =>
    path === 'ChallengeResponses.TIMESTAMP'
      ? (proofs.timestamp(recorded) ?? text)
      : values.idOf(text.replaceAll(markForm, mark => values.get(mark) ?? mark)),
  );
  const hashed = withTexts(filled, text => {
    if (!isMark(text) || kindOf(text) !== 'secret-hash') return text;
    const hash = values.secretHash(filled);
    if (hash === undefined) missing.set(text, `${recorded.clientId ?? 'CLIENTID'}=SECRET`);
    return hash ?? text;
  });
  if (missing.size === 0) return { input: members(hashed) };
  const lacks = [...new Set(missing.values())];
  const said = lacks.map(value => `--value ${value}`).join(' ');
  return { why: `Nobody knows ${[...missing.keys()].join(', ')}; say it with ${said}.`, lacks };
}

/** What a person says of a mark; of others it is a text. */
const standsFor: Partial<Record<MarkKind, string>> = {
  email: 'ADDRESS',
  password: 'PASSWORD',
  phone: 'NUMBER',
  user: 'NAME',
};

/** A device's fingerprint is of no use to another endpoint. */
function withoutContext(input: unknown): unknown {
  const { UserContextData, ...rest } = members(input);
  return rest;
}
