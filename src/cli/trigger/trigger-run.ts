import { systemRandom } from '../../pool/random.ts';
import type { SentEvent } from '../../trigger-check/sent-event.ts';
import { cognitoWaits, type TriedFunction } from '../../trigger-check/try-event.ts';
import { withSenderCode } from '../../trigger-check/with-sender-code.ts';
import type { TriggerContract } from '../../triggers/contract.ts';
import { placeOf } from '../../triggers/functions/function-config.ts';
import { createLambdaFunction } from '../../triggers/functions/lambda-function.ts';
import { recentSecrets } from '../../triggers/functions/recent-secrets.ts';
import { senderKeyFor, withSenderKey } from './trigger-sender.ts';
import type { TriggerTarget, TriggerTargets } from './trigger-target.ts';

/** A function that is up, and what makes events complete for it: codes that it can decrypt. */
export interface Running {
  readonly tried: TriedFunction;
  readonly complete: (event: SentEvent) => Promise<SentEvent>;
}

/** What a function is run for. */
export interface RunFor {
  readonly contract: TriggerContract;
  /** The id of its pool; undefined where none is known. */
  readonly pool: string | undefined;
}

/** Does something with a function, run as the service runs it, and ends the function then. */
export async function withRunning<T>(
  target: TriggerTarget,
  { pools, account }: Pick<TriggerTargets, 'pools' | 'account'>,
  { contract, pool }: RunFor,
  use: (running: Running) => Promise<T>,
): Promise<T> {
  if (contract.response) {
    return withTried(target, cognitoWaits, tried => use({ tried, complete: async event => event }));
  }
  const key = senderKeyFor(
    target,
    pools.find(({ id }) => id === pool),
    account,
  );
  const complete = (event: SentEvent) => withSenderCode(event, key, systemRandom);
  return withSenderKey(target, { key: key.key, account }, keyed =>
    // Cognito does not wait for senders; what ends them is their own limit.
    withTried(keyed, Number.POSITIVE_INFINITY, tried =>
      use({ tried: { ...tried, secrets: key.secret === undefined ? [] : [key.secret] }, complete }),
    ),
  );
}

async function withTried<T>(
  { name, config }: TriggerTarget,
  limitMilliseconds: number,
  use: (tried: TriedFunction) => Promise<T>,
): Promise<T> {
  const ends: string[] = [];
  const lambda = createLambdaFunction(name, config, {
    limitMilliseconds,
    concurrency: 1,
    mostWaiting: 1,
    // What is printed between two events belongs to neither; that the process has ended then is told.
    log: ({ text, isEnd }) => void (isEnd && ends.push(text)),
  });
  const region = 'region' in config ? config.region : 'us-east-1';
  const arn = 'arn' in config ? config.arn : `arn:aws:lambda:${region}:123456789012:function:${name}`;
  const endsOf = async (milliseconds: number) => {
    await lambda.settle(milliseconds);
    return ends.splice(0);
  };
  try {
    return await use({
      name,
      file: placeOf(config),
      arn,
      lambda,
      ends: endsOf,
      recent: recentSecrets(),
      secrets: [],
    });
  } finally {
    await lambda.end();
  }
}
