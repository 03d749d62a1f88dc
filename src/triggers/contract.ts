import type * as z from 'zod';
import type { Breach } from './breach.ts';
import type { Doubt } from './doubt.ts';

/** The triggers of a pool, by the name that LambdaConfig and the service's error texts give them. */
export type TriggerName =
  | 'PreSignUp'
  | 'PostConfirmation'
  | 'PreAuthentication'
  | 'PostAuthentication'
  | 'PreTokenGeneration'
  | 'CustomMessage'
  | 'DefineAuthChallenge'
  | 'CreateAuthChallenge'
  | 'VerifyAuthChallengeResponse'
  | 'UserMigration'
  | 'CustomEmailSender'
  | 'CustomSMSSender'
  | 'InboundFederation';

/** What a contract's rules look at beside the response. */
export interface Run {
  readonly trigger: TriggerName;
  readonly function: string;
  readonly source: string;
  /** The event's `request`. */
  readonly request: Readonly<Record<string, unknown>>;
  /** Whether the pool confirms sign-ups by a link in the mail instead of a code. */
  readonly confirmsByLink: boolean;
}

/** The members of a trigger's response by name. */
export type Response = Readonly<Record<string, unknown>>;

/** One occasion on which a trigger runs, by its `triggerSource`. */
export interface Source<
  Request extends z.ZodType = z.ZodType,
  UserName extends string | undefined = string | undefined,
> {
  /** What sets it off, for people. */
  readonly when: string;
  /** The form of the event's `request`. */
  readonly request: Request;
  /** A complete request as production sends it, and whose it is: undefined where no user is concerned. */
  readonly sample: {
    readonly userName: UserName;
    /**
     * `CLIENT_ID_NOT_APPLICABLE` where an administrator's call has no app client;
     * that of all samples where absent.
     */
    readonly clientId?: string;
    readonly request: z.output<Request>;
  };
}

/** One trigger: when it runs, what it is sent, what it may answer, and what happens if it does not. */
export interface TriggerContract {
  readonly name: TriggerName;
  /** The event's `version`. */
  readonly version: '1' | '2' | '3';
  /** The page of the developer guide that documents it. */
  readonly guide: string;
  /**
   * What Cognito does when the handler throws, is late or answers what it must not, in a sentence for people.
   */
  readonly onFailure: string;
  /** Each `triggerSource` that it serves. */
  readonly sources: Readonly<Record<string, Source>>;
  /**
   * The event's `response` as Cognito sends it in; members that the handler leaves out keep these values.
   * Undefined where Cognito neither waits for the handler nor reads what it answers.
   */
  readonly response: Response | undefined;
  /** The form of the response that comes back. */
  readonly schema: z.ZodType<Response>;
  /** Members of the response, by their path, of which messages tell only the type. */
  readonly secrets?: readonly string[];
  /** What is wrong that the form cannot say, of a response that has it. */
  readonly rules: (response: Response, run: Run) => Iterable<Breach>;
  /** What is told of a response that nothing is wrong with, to whoever checks a handler. */
  readonly doubts?: (response: Response) => Iterable<Doubt>;
}

/** Makes one occasion; the sample has the type of the request's form. */
export function defineSource<Request extends z.ZodType, const UserName extends string | undefined>(
  when: string,
  request: Request,
  sample: Source<NoInfer<Request>, UserName>['sample'],
): Source<Request, UserName> {
  return { when, request, sample };
}

/** A contract of which the compiler knows every member. */
export interface Contract<
  Version extends TriggerContract['version'],
  Sources extends TriggerContract['sources'],
  Sent extends TriggerContract['response'],
  Schema extends TriggerContract['schema'],
> extends TriggerContract {
  readonly version: Version;
  readonly sources: Sources;
  readonly response: Sent;
  readonly schema: Schema;
}

/** Makes a contract; its rules see the response with the type of its schema. */
export function defineContract<
  const Version extends TriggerContract['version'],
  Sources extends TriggerContract['sources'],
  Sent extends TriggerContract['response'],
  Schema extends TriggerContract['schema'],
>(
  row: Omit<Contract<Version, Sources, Sent, Schema>, 'rules' | 'doubts'> & {
    readonly rules?: (response: z.output<NoInfer<Schema>>, run: Run) => Iterable<Breach>;
    readonly doubts?: (response: z.output<NoInfer<Schema>>) => Iterable<Doubt>;
  },
): Contract<Version, Sources, Sent, Schema> {
  const { schema, rules, doubts } = row;
  return {
    ...row,
    rules: (response, run) => rules?.(schema.parse(response), run) ?? [],
    doubts: response => doubts?.(schema.parse(response)) ?? [],
  };
}
