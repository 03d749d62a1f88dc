/** A Lambda function as pools.yaml describes it: where it is run is one of three. */
export type FunctionConfig = ModuleFunction | EndpointFunction | AwsFunction;

/** A module of this machine, run in processes of its own. */
export interface ModuleFunction {
  /** Absolute path of the module that exports it: `.ts .mts .js .mjs .cjs`. */
  readonly handler: string;
  /** What the module exports it as; `handler` where absent. */
  readonly exportName?: string;
  /** The function's environment variables, beside those that Lambda itself sets. */
  readonly environment: Readonly<Record<string, string>>;
  /** The function's own time limit in seconds; five where absent, which is also the most that Cognito waits. */
  readonly timeoutSeconds?: number;
  /** What it may take beside what Node.js itself needs; 128 where absent. */
  readonly memoryMegabytes?: number;
  /** What the handler reads as AWS_REGION. */
  readonly region: string;
}

/** Behind an address that speaks Lambda's Invoke API. */
export interface EndpointFunction {
  /** Such as `http://127.0.0.1:3001`. */
  readonly endpoint: string;
  /** The name that it has there. */
  readonly functionName: string;
}

/** In AWS. */
export interface AwsFunction {
  /** With or without a version or alias. */
  readonly arn: string;
}

/** The name in a function's ARN, with or without a version or alias; undefined where the text is no such ARN. */
export function functionNameOf(arn: string): string | undefined {
  return /^arn:[\w-]+:lambda:[\w-]*:\d*:function:([\w-]+)(?::[\w$-]+)?$/.exec(arn)?.[1];
}

/** Where a function's code is, for people: a file, the address of an endpoint, an ARN. */
export function placeOf(config: FunctionConfig): string {
  if ('endpoint' in config) return config.endpoint;
  return 'arn' in config ? config.arn : config.handler;
}
