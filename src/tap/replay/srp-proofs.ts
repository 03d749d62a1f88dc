import { members, textOf } from '../../pool/members.ts';
import { srpNameOf } from '../../pool/pool-id.ts';
import type { Random } from '../../pool/random.ts';
import { type SrpClient, startSrp } from '../../pool/srp-client.ts';
import { isMark, type Mark } from '../marks.ts';
import type { RecordedCall } from '../recording-line.ts';
import type { MarkValues } from './mark-values.ts';

/** The sign-ins by SRP of a replay: their proofs are made anew, of the password that the user has at the target. */
export interface SrpProofs {
  /** Sets what the marks of SRP in the call stand for; tells why where that cannot be known. */
  prepare(recorded: RecordedCall): Unproven | undefined;
  /** Takes the target's answer to a call. */
  answered(recorded: RecordedCall, output: unknown): void;
  /** The TIMESTAMP that goes with the proof of that call. */
  timestamp(recorded: RecordedCall): string | undefined;
}

/** Why a proof cannot be made, and what `--value` would have to say. */
export interface Unproven {
  readonly why: string;
  readonly lacks?: readonly string[];
}

interface Begun {
  /** Of SRP_A. */
  readonly mark: Mark;
  readonly client: SrpClient;
  readonly poolName: string | undefined;
  readonly password: string | undefined;
}

/** Where calls carry a password that the user has from then on. */
const newPasswords = ['Password', 'TemporaryPassword', 'ProposedPassword'] as const;

/** @param now milliseconds since 1970 */
export function createSrpProofs(
  calls: readonly RecordedCall[],
  {
    values,
    random,
    now,
  }: { readonly values: MarkValues; readonly random: Random; readonly now: () => number },
): SrpProofs {
  const poolIds = new Map(
    calls.flatMap(({ clientId, poolId }) =>
      clientId === undefined || poolId === undefined ? [] : [[clientId, poolId] as const],
    ),
  );
  const passwords = new Map<string, string>();
  const begun = new Map<string, Begun>();
  const challenged = new Map<
    string,
    { readonly begun: Begun; readonly challenge: ReturnType<typeof members> }
  >();
  const timestamps = new Map<number, string>();

  const begin = ({ clientId = '', user = '' }: RecordedCall, mark: Mark) => {
    if (begun.has(mark)) return;
    const client = startSrp(random);
    const poolId = poolIds.get(clientId);
    // What a person says of the mark is the password that it is to prove.
    const password = values.get(mark) ?? passwords.get(user);
    begun.set(mark, {
      mark,
      client,
      password,
      poolName: poolId === undefined ? undefined : srpNameOf(values.idOf(poolId)),
    });
    values.set(mark, client.srpA);
  };

  const prove = (recorded: RecordedCall, block: string, signature: string) => {
    const { begun: of, challenge } = challenged.get(block) ?? {};
    if (!of) return { why: 'It answers a challenge that was not replayed.' };
    if (of.poolName === undefined) return { why: 'The recording does not tell the pool of the app client.' };
    // A proof that failed was one of another password.
    const password = recorded.outcome === 'ok' ? of.password : 'none that anybody has';
    if (password === undefined) {
      const lacked = `${of.mark}=PASSWORD`;
      return {
        why: `It proves a password that nobody knows; say it with --value ${lacked}.`,
        lacks: [lacked],
      };
    }
    const [userId, salt, srpB, secretBlock] = ['USER_ID_FOR_SRP', 'SALT', 'SRP_B', 'SECRET_BLOCK'].map(name =>
      textOf(challenge?.[name]),
    );
    if (!userId || !salt || !srpB || !secretBlock) return { why: 'The target asked for no proof.' };
    const answer = of.client.answer(
      { poolName: of.poolName, userId, salt, srpB, secretBlock },
      password,
      now(),
    );
    values.set(block, answer.PASSWORD_CLAIM_SECRET_BLOCK);
    values.set(signature, answer.PASSWORD_CLAIM_SIGNATURE);
    timestamps.set(recorded.call, answer.TIMESTAMP);
    return undefined;
  };

  return {
    prepare(recorded) {
      const asked = members(recorded.input);
      const { SRP_A: srpA } = members(asked.AuthParameters);
      if (isMark(srpA)) begin(recorded, srpA);
      const responses = members(asked.ChallengeResponses);
      const [block, signature] = [responses.PASSWORD_CLAIM_SECRET_BLOCK, responses.PASSWORD_CLAIM_SIGNATURE];
      return isMark(block) && isMark(signature) ? prove(recorded, block, signature) : undefined;
    },
    answered(recorded, output) {
      const asked = members(recorded.input);
      const { SRP_A: srpA } = members(asked.AuthParameters);
      const { SECRET_BLOCK: block } = members(members(recorded.output).ChallengeParameters);
      const of = isMark(srpA) ? begun.get(srpA) : undefined;
      if (of && isMark(block)) {
        challenged.set(block, { begun: of, challenge: members(members(output).ChallengeParameters) });
      }
      const marks = [
        ...newPasswords.map(name => asked[name]),
        members(asked.ChallengeResponses).NEW_PASSWORD,
      ].filter(isMark);
      for (const mark of marks) {
        const password = values.get(mark);
        if (recorded.user !== undefined && password !== undefined) passwords.set(recorded.user, password);
      }
    },
    timestamp: ({ call }) => timestamps.get(call),
  };
}
