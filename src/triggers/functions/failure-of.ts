import type { Failure } from '../../causes/cause.ts';
import { answerCannotBeSerialised } from '../../causes/triggers/answer-cannot-be-serialised.ts';
import { answerIsNotJson } from '../../causes/triggers/answer-is-not-json.ts';
import { answerTooLarge } from '../../causes/triggers/answer-too-large.ts';
import { functionOverloaded } from '../../causes/triggers/function-overloaded.ts';
import { functionTimedOut } from '../../causes/triggers/function-timed-out.ts';
import { handlerDoesNotLoad } from '../../causes/triggers/handler-does-not-load.ts';
import { handlerExited } from '../../causes/triggers/handler-exited.ts';
import { handlerThrew } from '../../causes/triggers/handler-threw.ts';
import { lambdaClientMissing } from '../../causes/triggers/lambda-client-missing.ts';
import { lambdaUnreachable } from '../../causes/triggers/lambda-unreachable.ts';
import { triggerTimedOut } from '../../causes/triggers/trigger-timed-out.ts';
import { present } from '../../pool/present.ts';
import { excerptOf } from './excerpt.ts';
import type { Outcome } from './handler-protocol.ts';
import { refusalOf } from './refusal-of.ts';

/** What a failed invocation is told apart by, beside its outcome. */
export interface Attempted {
  readonly trigger: string;
  readonly function: string;
  /** Where its code is: a file, the address of an endpoint, an ARN. */
  readonly file: string;
  readonly requestId: string;
  readonly attempts: number;
}

/** An outcome without an answer. */
export type Failed = Exclude<Outcome, { kind: 'answered' }>;

const failures: { [K in Failed['kind']]: (outcome: Extract<Failed, { kind: K }>, at: Attempted) => Failure } =
  {
    threw: ({ message, at: place }, at) =>
      handlerThrew({ ...names(at), message: excerptOf(message, 1000), ...present({ at: place }) }),
    unserialisable: ({ reason }, at) =>
      answerCannotBeSerialised({ ...names(at), reason: excerptOf(firstLine(reason)) }),
    tooLarge: ({ bytes }, at) => answerTooLarge({ ...names(at), bytes }),
    unloadable: ({ reason, at: place, hint }, at) =>
      handlerDoesNotLoad({
        ...names(at),
        file: at.file,
        reason: excerptOf(firstLine(reason), 1000),
        ...present({ at: place, hint }),
      }),
    exited: ({ reason, hint }, at) =>
      handlerExited({
        ...names(at),
        requestId: at.requestId,
        reason: excerptOf(reason, 1000),
        ...present({ hint }),
      }),
    throttled: ({ waiting }, at) => functionOverloaded({ ...names(at), waiting }),
    overran: ({ milliseconds, hint }, at) =>
      functionTimedOut({
        ...names(at),
        requestId: at.requestId,
        timeoutSeconds: milliseconds / 1000,
        ...present({ hint }),
      }),
    notJson: ({ bytes }, at) => answerIsNotJson({ ...names(at), bytes }),
    unreachable: ({ address, reason }, at) => lambdaUnreachable({ ...names(at), address, reason }),
    refused: ({ kind: _, ...refusal }, at) => refusalOf({ ...names(at), ...refusal }),
    clientMissing: ({ package: name }, at) => lambdaClientMissing({ ...names(at), package: name }),
    late: ({ milliseconds, hint }, at) =>
      triggerTimedOut({
        ...names(at),
        attempts: at.attempts,
        limitMilliseconds: milliseconds,
        ...present({ hint }),
      }),
  };

/** The cause behind an invocation that gave no answer. */
export function failureOf<K extends Failed['kind']>(
  outcome: Extract<Failed, { kind: K }>,
  at: Attempted,
): Failure {
  return failures[outcome.kind as K](outcome, at); // K is the outcome's own kind
}

function names({ trigger, function: name }: Attempted): { trigger: string; function: string } {
  return { trigger, function: name };
}

/** Node's messages go on with the stack of imports, or a picture of the loop in the value. */
function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
