import { createHandler } from './handler.ts';

/** The Lambda function: set it as the pool's CustomMessage trigger. */
export const handler = createHandler(process.env, line => console.warn(line));
