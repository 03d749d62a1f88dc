import type { FunctionConfiguration } from '@aws-sdk/client-lambda';

/** A function as its service describes it, without the values of its environment. */
export interface DescribedFunction extends Omit<FunctionConfiguration, 'Environment'> {
  /** The names of its environment variables. */
  readonly variables: readonly string[];
  /** The value of `PASSWORD_RESET_URL`, the only one that is kept. */
  readonly resetUrl?: string;
}

/** Lambda functions, by the ARN that a pool names. */
export interface FunctionReads {
  /** @throws NotRead `not found` where there is no such function, version or alias */
  describe(arn: string): Promise<DescribedFunction>;
  /** The policy that says who may call it at exactly this version or alias; undefined where it has none. */
  policy(arn: string): Promise<string | undefined>;
  /** How many runs are kept for it alone; undefined where none are. */
  reservedRuns(arn: string): Promise<number | undefined>;
}
