import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createHandler } from './handler.ts';
import { noOwnMessages, type OwnMessages, readOwnMessages } from './own-messages.ts';

/** The Lambda function: set it as the pool's CustomMessage trigger. */
export const handler = createHandler(process.env, line => console.warn(line), ownMessages(process.env));

/** The file that MESSAGES_FILE names, else messages.json beside the function, where there is one. */
function ownMessages(environment: NodeJS.ProcessEnv): OwnMessages {
  const { MESSAGES_FILE: named } = environment;
  try {
    const file = named ? resolve(named) : new URL('messages.json', import.meta.url);
    return readOwnMessages(readFileSync(file, 'utf8'), environment);
  } catch {
    if (!named) return noOwnMessages;
    const problem = { path: '', expected: 'a file that can be read', found: `none at ${named}` };
    return { ...noOwnMessages, problems: [problem] };
  }
}
