/** A Lambda function as pools.yaml describes it. */
export type FunctionConfig = ModuleFunction;

/** A module of this machine, run in processes of its own. */
export interface ModuleFunction {
  /** Absolute path of the module that exports `handler`: `.ts .mts .js .mjs .cjs`. */
  readonly handler: string;
  /** The function's environment variables, beside those that Lambda itself sets. */
  readonly environment: Readonly<Record<string, string>>;
  /** The function's own time limit in seconds; five where absent, which is also the most that Cognito waits. */
  readonly timeoutSeconds?: number;
  /** What it may take beside what Node.js itself needs; 128 where absent. */
  readonly memoryMegabytes?: number;
  /** What the handler reads as AWS_REGION. */
  readonly region: string;
}

/** The name in a function's ARN, with or without a version or alias; undefined where the text is no such ARN. */
export function functionNameOf(arn: string): string | undefined {
  return /^arn:[\w-]+:lambda:[\w-]*:\d*:function:([\w-]+)(?::[\w$-]+)?$/.exec(arn)?.[1];
}
