import { noSuchFunction } from '../causes/triggers/no-such-function.ts';
import { triggerIsNotBuilt } from '../causes/triggers/trigger-is-not-built.ts';
import type { Clock } from '../pool/clock.ts';
import type { Random } from '../pool/random.ts';
import type { TriggerNote } from '../recorder/event.ts';
import { configuredTrigger } from './configured-trigger.ts';
import type { Response, TriggerContract, TriggerName } from './contract.ts';
import { contractOf, triggerOf } from './contract-table.ts';
import { eventOf, type Occasion } from './event.ts';
import { failureOf } from './functions/failure-of.ts';
import { type FunctionConfig, functionNameOf, placeOf } from './functions/function-config.ts';
import type { Printed } from './functions/handler-runner.ts';
import { createLambdaFunction, type LambdaFunction } from './functions/lambda-function.ts';
import { printedNote } from './functions/printed-note.ts';
import { readAnswer } from './functions/read-answer.ts';
import { readableExcerpts, readableFailure } from './functions/readable-failure.ts';
import { type RecentSecrets, recentSecrets } from './functions/recent-secrets.ts';
import { withoutControls } from './functions/without-controls.ts';
import { type Readable, secretsOf } from './functions/without-secrets.ts';
import { createSenders, type SendersOptions } from './senders/create-senders.ts';
import type { TriggerCall, Triggers } from './trigger.ts';

/** What running triggers needs. */
export interface TriggersOptions {
  /** The functions that exist, by name. A pool's LambdaConfig refers to them by ARN. */
  readonly functions: ReadonlyMap<string, FunctionConfig>;
  /** What custom senders need beside; absent where no message is sent. */
  readonly senders?: Pick<SendersOptions, 'random' | 'kmsKey' | 'record'>;
  /** Where all other functions are that an ARN names: an address that speaks Lambda's Invoke API. */
  readonly lambdaEndpoint?: string;
  readonly clock: Clock;
  readonly random: Pick<Random, 'uuid'>;
  /** How endpoints are reached; the platform's own where absent. */
  readonly fetch?: typeof globalThis.fetch;
  /** Where what handlers print goes, record by record. */
  readonly log: (functionName: string, line: string) => void;
  /** How long Cognito waits for one attempt; 5,000 where absent. */
  readonly limitMilliseconds?: number;
  /** How many events one function works on at a time; 4 where absent. */
  readonly concurrency?: number;
  /** How many more may wait for one function; 1,000 where absent. */
  readonly mostWaiting?: number;
}

/** What the note of a run is made of, as far as the run has come. */
interface Ran {
  attempts: number;
  /** What is secret in the event, and in the answer if there is one. */
  readonly secrets: string[];
  /** Those of the function's runs before, which may be printed late. */
  recent?: RecentSecrets;
  readonly printed: Printed[];
}

/** Runs the handlers of pools, by the contract of each trigger. */
export function createTriggers(options: TriggersOptions): Triggers {
  const { clock, random, limitMilliseconds = 5000, concurrency = 4, mostWaiting = 1000 } = options;
  const started = new Map<string, { readonly lambda: LambdaFunction; readonly recent: RecentSecrets }>();

  function configOf(name: string): FunctionConfig | undefined {
    const { lambdaEndpoint: endpoint } = options;
    return (
      options.functions.get(name) ?? (endpoint === undefined ? undefined : { endpoint, functionName: name })
    );
  }

  function functionOf(name: string, config: FunctionConfig) {
    const found = started.get(name);
    if (found) return found;
    const recent = recentSecrets();
    const log = ({ text, isCut = false }: Printed) =>
      options.log(name, withoutControls(readableExcerpts(isCut ? `${text}…` : text, recent.readableWith())));
    const lambda = createLambdaFunction(name, config, {
      limitMilliseconds,
      concurrency,
      mostWaiting,
      log,
      ...(options.fetch && { fetch: options.fetch }),
    });
    const made = { lambda, recent };
    started.set(name, made);
    return made;
  }

  function find(trigger: string, arn: string) {
    const name = functionNameOf(arn);
    const config = name === undefined ? undefined : configOf(name);
    if (name === undefined || config === undefined) {
      throw noSuchFunction({ trigger, arn, known: [...options.functions.keys()] });
    }
    return { name, config, ...functionOf(name, config), file: placeOf(config) };
  }

  const senders = options.senders && createSenders({ ...options, ...options.senders, find });

  async function invoke(
    call: TriggerCall,
    contract: TriggerContract,
    arn: string,
    ran: Ran,
  ): Promise<Response> {
    const { name, config, lambda, recent, file } = find(contract.name, arn);
    const requestId = random.uuid();
    // As text: what a handler receives has crossed the wire, as with Lambda.
    const event = JSON.stringify(eventOf(occasionOf(call), contract));
    ran.recent = recent;
    ran.secrets.push(...secretsOf([event]), ...senderKeyIn(config));
    recent.add(ran.secrets);
    const { outcome, attempts } = await lambda.invoke({ event, requestId, arn }, record =>
      ran.printed.push(record),
    );
    ran.attempts = attempts;
    if (outcome.kind === 'answered') ran.secrets.push(...secretsOf([outcome.json]));
    // Anew: many runs may have come between.
    recent.add(ran.secrets);
    const run = { trigger: contract.name, function: name };
    if (outcome.kind === 'answered') {
      const { source, request } = call;
      const confirmsByLink =
        call.pool.settings.VerificationMessageTemplate?.DefaultEmailOption === 'CONFIRM_WITH_LINK';
      const reading = readAnswer(outcome.json, contract, { ...run, source, request, confirmsByLink });
      if (!reading.response) throw readableFailure(reading.breaches[0].failure, readableIn(ran));
      return reading.response;
    }
    const at = { ...run, file, requestId, attempts };
    throw readableFailure(failureOf(outcome, at), readableIn(ran));
  }

  return {
    async run(call) {
      const due = dueTrigger(call);
      if (!due) return undefined;
      const since = clock.now();
      const ran: Ran = { attempts: 0, secrets: [], printed: [] };
      let outcome: 'ok' | 'failed' = 'failed';
      try {
        const contract = contractOf(call.pool.settings, due.name);
        if (!contract) throw triggerIsNotBuilt({ trigger: due.name, arn: due.arn });
        if (!Object.hasOwn(contract.sources, call.source))
          throw new Error(`${due.name} has no source ${call.source}`);
        const response = await invoke(call, contract, due.arn, ran);
        outcome = 'ok';
        return response;
      } finally {
        const name = functionNameOf(due.arn) ?? due.arn;
        const { attempts } = ran;
        const milliseconds = clock.now() - since;
        const note = { source: call.source, function: name, outcome, attempts, milliseconds };
        call.notes.push({ ...note, ...printedBy(ran, line => options.log(name, line)) });
      }
    },
    send(call) {
      if (!senders) throw new Error('custom senders need a key and a recorder');
      senders.send(call);
    },
    async close() {
      await senders?.close();
      await Promise.all([...started.values()].map(({ lambda }) => lambda.end()));
    },
  };
}

/**
 * What a handler has printed, for the log and the note. Which secrets are in it is known once it has answered: a code
 * that it makes up is among them.
 */
function printedBy(ran: Ran, log: (line: string) => void): Pick<TriggerNote, 'printed'> {
  if (ran.printed.length === 0) return {};
  const readable = readableIn(ran);
  const records = ran.printed.map(({ text, isCut }) => withoutControls(readable(text, isCut)));
  for (const record of records) log(record);
  return { printed: printedNote(records) };
}

/** The key of the senders of its pools: a function may serve other triggers as well. */
function senderKeyIn(config: FunctionConfig): readonly string[] {
  const key = 'environment' in config ? config.environment.LIFEGUARD_SENDER_KEY : undefined;
  return key === undefined ? [] : [key];
}

/** Takes out of a text what is secret in the run. Without a function there has been none. */
function readableIn({ recent, secrets }: Ran): Readable {
  return recent?.readableWith(secrets) ?? (text => text);
}

function occasionOf({ pool, client, source, userName, sdkVersion, request }: TriggerCall): Occasion {
  const { region, id: poolId } = pool;
  return { region, poolId, source, userName, sdkVersion, clientId: client?.id, request };
}

/** The trigger that the pool has for a call. */
function dueTrigger(call: TriggerCall): { name: TriggerName; arn: string } | undefined {
  const name = triggerOf(call.source);
  const arn = configuredTrigger(call.pool.settings, name);
  return arn === undefined ? undefined : { name, arn };
}
