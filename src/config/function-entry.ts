import * as z from 'zod';
import { pageUrl, text, whole } from './kinds.ts';

/** Handlers that Lifeguard brings along, by the name that `handler` gives. */
const builtInHandlers = ['lifeguard:custom-message'] as const;

/** One Lambda function that triggers of pools name. Where it runs is one of `handler`, `endpoint` and `arn`. */
export const functionEntry = z.strictObject(
  {
    handler: text(
      `${builtInHandlers.join(', ')} or a path to a JavaScript or TypeScript module (.js .mjs .cjs .ts .mts .cts)`,
      /^(?:lifeguard:custom-message|(?!lifeguard:)[^\0]+\.(?:js|mjs|cjs|ts|mts|cts))$/,
    )
      .exactOptional()
      .describe(
        '`lifeguard:custom-message`, the branded mail that comes with Lifeguard, or the path of a module that exports ' +
          '`handler`, relative to this file. It runs on this machine, in processes of its own.',
      ),
    environment: z
      .record(
        text('a variable name such as PASSWORD_RESET_URL', /^[A-Za-z_][A-Za-z0-9_]*$/),
        z.string({ error: 'text; write true and numbers in quotes' }),
        { error: 'a mapping of variable names to text' },
      )
      .exactOptional()
      .describe(
        'For `handler`. Environment variables of the function. `PASSWORD_RESET_URL` is set to the address of the reset ' +
          'page unless it stands here.',
      ),
    timeoutSeconds: whole(1, 900)
      .exactOptional()
      .describe(
        'For `handler`. Seconds that a run may take, 5 where it is left out. Cognito waits five seconds at most, ' +
          'whatever stands here.',
      ),
    memoryMegabytes: whole(128, 10_240)
      .exactOptional()
      .describe(
        'For `handler`. Memory that the function may take beside what Node.js itself needs, 128 where it is left out.',
      ),
    endpoint: pageUrl()
      .exactOptional()
      .describe(
        'In place of `handler`: an address that speaks Lambda’s Invoke API, such as that of `sam local start-lambda`, ' +
          'of the runtime interface emulator or of LocalStack.',
      ),
    functionName: text('a function name of letters, digits, _ and -, at most 64', /^[\w-]{1,64}$/)
      .exactOptional()
      .describe(
        'For `endpoint`. The name that the function has there, its name here where it is left out. The runtime interface ' +
          'emulator knows only `function`.',
      ),
    arn: text(
      'the ARN of a Lambda function',
      /^arn:[\w-]+:lambda:[a-z]{2}(?:-[a-z]+)+-\d:\d{12}:function:[\w-]{1,64}(?::[\w$-]+)?$/,
    )
      .exactOptional()
      .describe(
        'In place of `handler`: a function in AWS, with or without a version or alias. Events, with what your users are ' +
          'called and have typed, are sent there. Needs the package `@aws-sdk/client-lambda`, and credentials where the ' +
          'SDK finds them.',
      ),
  },
  { error: 'a function: a mapping with handler, endpoint or arn' },
);

/** A function as pools.yaml describes it. Once loaded, `handler` is a built-in's name or an absolute path. */
export type FunctionEntry = z.output<typeof functionEntry>;
