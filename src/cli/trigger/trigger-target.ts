import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import type { PoolsFile } from '../../config/pools-file.ts';
import { functionsInProduction } from '../../server/functions.ts';
import { type FunctionConfig, placeOf } from '../../triggers/functions/function-config.ts';
import { requiredPools } from '../required-pools.ts';
import type { Terminal } from '../terminal.ts';
import { UsageProblem } from '../usage-problem.ts';

/** A function to try. */
export interface TriggerTarget {
  readonly name: string;
  readonly config: FunctionConfig;
}

/** What was named on the command line, and the pools that may use it. */
export interface TriggerTargets {
  readonly pools: PoolsFile['pools'];
  /** The AWS account of pools.yaml. */
  readonly account: string;
  /** Several where functions of pools.yaml share the file. */
  readonly targets: readonly [TriggerTarget, ...TriggerTarget[]];
  /** As it is shown. */
  readonly shown: string;
  /** The pools.yaml that was read, as it is shown; undefined where there is none and the example stands for it. */
  readonly poolsFile: string | undefined;
}

/** What the command line says of a function. */
export interface TargetFlags {
  readonly config: string | undefined;
  readonly handler: string | undefined;
  readonly env: readonly string[];
  readonly timeout: number | undefined;
}

/** The flags that say it. */
export const targetFlags = {
  handler: { kind: 'text', value: 'NAME', about: 'What the module exports it as, where that is not handler' },
  env: {
    kind: 'list',
    value: 'NAME=TEXT',
    about: 'An environment variable of the function, beside those of pools.yaml; may be given again',
  },
  timeout: {
    kind: 'number',
    value: 'SECONDS',
    from: 1,
    to: 900,
    about: 'The function’s own time limit, as it is deployed with; Cognito waits five seconds, three times',
  },
  config: { kind: 'text', value: 'FILE', about: 'The description of the pools' },
} as const;

const modules = new Set(['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts']);

/**
 * Finds a function by its name in pools.yaml, or by its file: then with the settings of the functions of pools.yaml that
 * run this file.
 *
 * @throws UsageProblem where a flag or pools.yaml is wrong, or there is neither a function nor a file of that name
 */
export function triggerTargets(named: string, flags: TargetFlags, terminal: Terminal): TriggerTargets {
  const { loaded, file: shown, isExample } = requiredPools(flags.config, terminal);
  const { pools: file } = loaded;
  const functions = functionsInProduction(file);
  const byName = functions.get(named);
  const [first, ...others] = byName
    ? [{ name: named, config: byName }]
    : functionsOfFile(named, resolve(terminal.directory, named), {
        functions,
        shown: isExample ? undefined : shown,
      });
  const set = (target: TriggerTarget) => ({ ...target, config: configured(target.config, flags) });
  const { pools, account } = file;
  return {
    pools,
    account,
    targets: [set(first), ...others.map(set)],
    shown: named,
    poolsFile: isExample ? undefined : shown,
  };
}

function functionsOfFile(
  named: string,
  path: string,
  { functions, shown }: { functions: ReadonlyMap<string, FunctionConfig>; shown: string | undefined },
): readonly [TriggerTarget, ...TriggerTarget[]] {
  if (!existsSync(path)) {
    const nor =
      shown === undefined ? 'no pools.yaml with functions' : `${shown} has no function of that name`;
    throw new UsageProblem(`There is no file ${named}, and ${nor}.`);
  }
  if (!statSync(path).isFile() || !modules.has(extname(path))) {
    throw new UsageProblem(
      `${named} is no module: a handler is in a file that ends in ${[...modules].join(', ')}.`,
    );
  }
  const real = realpathSync(path);
  const runsIt = ([, config]: readonly [string, FunctionConfig]) =>
    'handler' in config && existsSync(config.handler) && realpathSync(config.handler) === real;
  const [first, ...others] = [...functions].filter(runsIt).map(([name, config]) => ({ name, config }));
  if (first) return [first, ...others];
  const name = basename(path, extname(path)).replaceAll(/[^\w-]/g, '-');
  return [{ name, config: { handler: path, environment: {}, region: 'us-east-1' } }];
}

function configured(config: FunctionConfig, { handler, env, timeout }: TargetFlags): FunctionConfig {
  const given = Object.fromEntries(env.map(readVariable));
  if (!('handler' in config)) {
    if (handler === undefined && env.length === 0 && timeout === undefined) return config;
    throw new UsageProblem(
      `--handler, --env and --timeout are for modules; this function runs at ${placeOf(config)}.`,
    );
  }
  return {
    ...config,
    ...(handler !== undefined && { exportName: handler }),
    ...(timeout !== undefined && { timeoutSeconds: timeout }),
    environment: { ...config.environment, ...given },
  };
}

function readVariable(text: string): readonly [name: string, value: string] {
  const found = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(text);
  if (found) return [found[1] ?? '', found[2] ?? ''];
  throw new UsageProblem(`--env takes NAME=TEXT, such as STAGE=dev, not ${text}.`);
}
