import { noSuchFunction } from '../causes/triggers/no-such-function.ts';
import { printableLines } from '../pool/printable.ts';
import { type FunctionConfig, functionNameOf, placeOf } from './functions/function-config.ts';
import type { Printed } from './functions/handler-runner.ts';
import {
  createLambdaFunction,
  type LambdaFunction,
  type LambdaOptions,
} from './functions/lambda-function.ts';
import { readableExcerpts } from './functions/readable-failure.ts';
import { type RecentSecrets, recentSecrets } from './functions/recent-secrets.ts';

/** What functions are made of. */
export interface FunctionsOptions extends Omit<LambdaOptions, 'log'> {
  /** The functions that exist, by name. A pool's LambdaConfig refers to them by ARN. */
  readonly functions: ReadonlyMap<string, FunctionConfig>;
  /** Where all other functions are that an ARN names: an address that speaks Lambda's Invoke API. */
  readonly lambdaEndpoint?: string;
  /** Where what handlers print between two events goes, record by record. */
  readonly log: (functionName: string, line: string) => void;
}

/** A function that an ARN names. */
export interface FoundFunction {
  readonly name: string;
  /** Where its code is: a file, the address of an endpoint, an ARN. */
  readonly file: string;
  readonly lambda: LambdaFunction;
  readonly recent: RecentSecrets;
  /** What of its configuration is secret. */
  readonly secrets: readonly string[];
}

/** The functions that pools may refer to, each made when it is first needed. */
export interface Functions {
  /**
   * The function of that ARN.
   *
   * @throws no-such-function
   */
  find(trigger: string, arn: string): FoundFunction;
  /** Ends them all. */
  close(): Promise<void>;
}

/** Begins with no function running. */
export function createFunctions(options: FunctionsOptions): Functions {
  const made = new Map<string, FoundFunction>();

  function configOf(name: string): FunctionConfig | undefined {
    const { functions, lambdaEndpoint: endpoint } = options;
    return functions.get(name) ?? (endpoint === undefined ? undefined : { endpoint, functionName: name });
  }

  function make(name: string, config: FunctionConfig): FoundFunction {
    const recent = recentSecrets();
    const log = ({ text, isCut = false }: Printed) => {
      const told = readableExcerpts(isCut ? `${text}…` : text, recent.readableWith());
      options.log(name, printableLines(told));
    };
    const lambda = createLambdaFunction(name, config, { ...options, log });
    return { name, file: placeOf(config), lambda, recent, secrets: senderKeyIn(config) };
  }

  return {
    find(trigger, arn) {
      const name = functionNameOf(arn);
      const config = name === undefined ? undefined : configOf(name);
      if (name === undefined || config === undefined) {
        throw noSuchFunction({ trigger, arn, known: [...options.functions.keys()] });
      }
      const found = made.get(name) ?? make(name, config);
      made.set(name, found);
      return found;
    },
    async close() {
      await Promise.all([...made.values()].map(({ lambda }) => lambda.end()));
    },
  };
}

/** The key of the senders of its pools: a function may serve other triggers as well. */
function senderKeyIn(config: FunctionConfig): readonly string[] {
  const key = 'environment' in config ? config.environment.LIFEGUARD_SENDER_KEY : undefined;
  return key === undefined ? [] : [key];
}
