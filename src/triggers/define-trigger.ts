import { isTriggerName } from './trigger-names.ts';
import type { ContractName, TriggerEvent, TriggerResponse, TriggerSource } from './trigger-types.ts';

/** What a handler gets of Lambda beside its event; the runtime gives more. */
export interface TriggerContext {
  readonly awsRequestId: string;
  readonly functionName: string;
  getRemainingTimeInMillis(): number;
}

/** The answer itself, or never where it has a member that the response does not know, however deep. */
type Exact<Answer, Known> = Answer extends readonly unknown[]
  ? Answer
  : Answer extends object
    ? {
        [K in keyof Answer]: K extends keyof Known ? Exact<Answer[K], NonNullable<Known[K]>> : never;
      }
    : Answer;

/** The same of what a handler returns, at once or later. */
type ExactReturned<Returned, Known> =
  Returned extends Promise<infer Answer> ? Promise<Exact<Answer, Known>> : Exact<Returned, Known>;

/**
 * Where nothing has to be answered, a handler may return nothing: what a function without a `return` gives.
 */
type Nothing<Response> = Record<string, never> extends Response ? ReturnType<() => void> : never;

/** What a handler may return, at once or later, but for members that nobody knows. */
type Answerable<T extends ContractName | TriggerSource> =
  | TriggerResponse<T>
  | Nothing<TriggerResponse<T>>
  | Promise<TriggerResponse<T> | Nothing<TriggerResponse<T>>>;

type Handler<T extends ContractName | TriggerSource, Returned> = (
  event: TriggerEvent<T>,
  context: TriggerContext,
) => Returned;

/** Nothing more to ask of a handler, or a handler that it is not, where it returns a member that nobody knows. */
type Knowing<T extends ContractName | TriggerSource, Returned> = [Returned] extends [
  ExactReturned<Returned, TriggerResponse<T>>,
]
  ? unknown
  : Handler<T, ExactReturned<Returned, TriggerResponse<T>>>;

/**
 * Makes the handler of a trigger, or of one source of it: a plain Lambda function that takes the event and
 * gives it back. Yours gets the event with its types and returns the members of the response that it decides;
 * all others, and all where it returns nothing, stay as they came, or as you changed them in
 * `event.response`. What Cognito would refuse does not compile.
 *
 * A handler of one source leaves the events of the trigger's other sources as they are. An event without a
 * version, as people type it into the console's test, is of the first.
 *
 * @returns the Lambda function; it throws if it is sent the event of another trigger or version
 * @throws Error if there is no trigger or source of that name
 * @example
 * export const handler = defineTrigger('PreSignUp_SignUp', async event => ({
 *   autoConfirmUser: event.request.userAttributes.email?.endsWith('@example.com') ?? false,
 * }));
 */
export function defineTrigger<T extends ContractName | TriggerSource, Returned extends Answerable<T>>(
  trigger: T,
  handle: Handler<T, Returned> & Knowing<T, Returned>,
): Handler<T, Promise<TriggerEvent<T>>> {
  if (!isTriggerName(trigger)) {
    throw new Error(
      `There is no trigger ${trigger}: it takes one, as PreSignUp, or a source of it, as PreSignUp_SignUp`,
    );
  }
  const [prefix, isOneSource] = familyOf(trigger);
  const version = versionOf(trigger);
  return async (event, context) => {
    const sent = versionSent(event);
    if (!event.triggerSource.startsWith(prefix) || sent !== version) {
      const came = `${event.triggerSource}, version ${sent}`;
      throw new Error(`This handler is made for ${trigger}, version ${version}; the event is of ${came}`);
    }
    if (isOneSource && event.triggerSource !== trigger) return event;
    const answer = await handle(event, context);
    return { ...event, response: { ...event.response, ...answer } };
  };
}

/** What the names of a trigger's sources begin with, and whether one of them is meant. */
function familyOf(trigger: string): [prefix: string, isOneSource: boolean] {
  const end = trigger.indexOf('_');
  if (end !== -1) return [trigger.slice(0, end + 1), true];
  return [trigger.startsWith('PreTokenGeneration') ? 'TokenGeneration_' : `${trigger}_`, false];
}

/** The version of an event; what Lambda sends is not up to the types. */
function versionSent({ version }: { readonly version?: string }): string {
  return version ?? '1';
}

/** The version that the events must have; machines have tokens only in the third. */
function versionOf(trigger: string): string {
  if (trigger === 'TokenGeneration_ClientCredentials') return '3';
  return /V([23])$/.exec(trigger)?.[1] ?? '1';
}
