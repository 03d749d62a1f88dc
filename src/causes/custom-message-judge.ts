import type { Judge } from './evidence.ts';
import { judgedBy } from './judged-by.ts';
import { keptContract } from './kept-contract.ts';
import { refusedMember } from './refused-member.ts';

/** What the service calls the parts of a custom message; other members are of the request itself. */
const partOfMessage = /^(?:emailBody|emailMessage|emailSubject|smsMessage)$/;

/** Judges what is wrong with a custom message. */
export const customMessageJudge: Judge = judgedBy(function* (known) {
  yield* keptContract(known);
  yield* refusedMember(known, partOfMessage);
});
