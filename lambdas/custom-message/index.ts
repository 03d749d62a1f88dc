import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createHandler } from './handler.ts';
import { noOwnMessages, type OwnMessages, readOwnMessages } from './own-messages.ts';

/** The Lambda function: set it as the pool's CustomMessage trigger. */
export const handler = createHandler(process.env, line => console.warn(line), ownMessages(process.env));

/** The file that MESSAGES_FILE names, else messages.json beside the function, where there is one. */
function ownMessages({ MESSAGES_FILE: named }: NodeJS.ProcessEnv): OwnMessages {
  try {
    return readOwnMessages(
      readFileSync(named ? resolve(named) : new URL('messages.json', import.meta.url), 'utf8'),
    );
  } catch {
    return named ? { ...noOwnMessages, problems: [`${named} cannot be read.`] } : noOwnMessages;
  }
}
