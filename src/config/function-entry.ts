import * as z from 'zod';
import { text, whole } from './kinds.ts';

/** Handlers that Lifeguard brings along, by the name that `handler` gives. */
const builtInHandlers = ['lifeguard:custom-message'] as const;

/** One Lambda function that triggers of pools name. */
export const functionEntry = z.strictObject(
  {
    handler: text(
      `${builtInHandlers.join(', ')} or a path to a JavaScript module`,
      /^(?:lifeguard:custom-message|(?!lifeguard:)[^\0]+\.(?:js|mjs|cjs|ts|mts|cts))$/,
    ).describe(
      '`lifeguard:custom-message`, the branded mail that comes with Lifeguard, or the path of a module that exports ' +
        '`handler`, relative to this file.',
    ),
    environment: z
      .record(
        text('a variable name such as PASSWORD_RESET_URL', /^[A-Za-z_][A-Za-z0-9_]*$/),
        z.string({ error: 'text; write true and numbers in quotes' }),
        { error: 'a mapping of variable names to text' },
      )
      .default({})
      .describe(
        'Environment variables of the function. `PASSWORD_RESET_URL` is set to the address of the reset page ' +
          'unless it stands here.',
      ),
    timeoutSeconds: whole(1, 900)
      .default(5)
      .describe('Seconds that a run may take. Cognito waits five seconds at most, whatever stands here.'),
  },
  { error: 'a function: a mapping with handler' },
);

/** A function as pools.yaml describes it. Once loaded, `handler` is a built-in's name or an absolute path. */
export type FunctionEntry = z.output<typeof functionEntry>;
