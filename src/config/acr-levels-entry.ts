import * as z from 'zod';
import { type AcrConfiguration, repeatedName } from '../pool/level-names.ts';
import { text } from './kinds.ts';

const name = (level: number, reachedBy: string) =>
  text('a name of at most 64 characters without spaces, " and \\', /^[\x21\x23-\x5B\x5D-\x7E]{1,64}$/)
    .exactOptional()
    .describe(
      `The name of the level that ${reachedBy} reaches; \`urn:cognito:loa:${level}\` where left out.`,
    );

/** What a pool calls its authentication levels, as pools.yaml says it. */
const shape = z.strictObject(
  {
    level1: name(1, 'a password'),
    level2: name(2, 'a code by mail or SMS'),
    level3: name(3, 'a passkey, or a password with a code by mail or SMS,'),
    level4: name(4, 'a password with an authenticator app'),
  },
  { error: 'a mapping of level1 to level4 to names' },
);

/**
 * The names of a pool's authentication levels; together with the defaults of the others, each has its own.
 */
export const acrLevelsEntry = shape.superRefine((levels, context) => {
  const repeated = repeatedName(acrConfiguration(levels));
  const key = Object.entries(levels).findLast(([, name]) => name === repeated)?.[0];
  if (key === undefined) return;
  const message = 'a name that no other level has, defaults included';
  context.addIssue({ code: 'custom', path: [key], message });
});

/** AcrConfiguration as these names make it. */
export function acrConfiguration(levels: z.output<typeof shape>): AcrConfiguration {
  const { level1, level2, level3, level4 } = levels;
  return Object.fromEntries(
    Object.entries({ Level1: level1, Level2: level2, Level3: level3, Level4: level4 }).flatMap(
      ([level, AcrValue]) => (AcrValue === undefined ? [] : [[level, { AcrValue }]]),
    ),
  );
}
