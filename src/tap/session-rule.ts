import { sessionAlreadyUsed } from '../causes/sign-in/session-already-used.ts';
import { sessionExpired } from '../causes/sign-in/session-expired.ts';
import { sessionInvalid } from '../causes/sign-in/session-invalid.ts';
import { members, textOf } from '../pool/members.ts';
import { ago } from './ago.ts';
import { messageOf, type Rule, tell } from './told-cause.ts';

/** The least that AuthSessionValidity can be, in milliseconds (documented). */
const shortestLife = 3 * 60_000;

/** Why a Session was refused: answered before, another client's, or old. */
export const sessionRule: Rule = (seen, { pairs, nameOf }) => {
  const given = textOf(members(seen.input).Session);
  const type = seen.error?.type ?? '';
  if (given === undefined || !/^(?:NotAuthorized|CodeMismatch|InvalidParameter)Exception$/.test(type)) {
    return undefined;
  }
  const session = pairs.sessions.get(pairs.mark(given));
  const challenge = session?.challenge ?? textOf(members(seen.input).ChallengeName) ?? '';
  const message = messageOf(seen);
  if (session?.answeredAt !== undefined && /session/i.test(message)) {
    const says = `This Session was answered ${ago(seen.time, session.answeredAt)}, and each is good for one answer.`;
    return tell(sessionAlreadyUsed, says, { challenge });
  }
  const [issuedTo, submittedBy] = [session?.clientId, seen.clientId];
  if (issuedTo !== undefined && submittedBy !== undefined && issuedTo !== submittedBy) {
    const says = `This Session was given to ${nameOf(issuedTo)}; ${nameOf(submittedBy)} answered with it.`;
    return tell(sessionInvalid, says, { challenge, issuedTo, submittedBy });
  }
  if (/session can only be used once/i.test(message)) {
    return tell(sessionAlreadyUsed, 'This Session was answered before.', { challenge });
  }
  const age = session ? seen.time - session.at : 0;
  if (/session is expired/i.test(message) || (age > shortestLife && /session/i.test(message))) {
    const says = session
      ? `This Session was given out ${ago(seen.time, session.at)}.`
      : 'This Session is past its time; it was given out before the tap began to look.';
    return tell(sessionExpired, says, { challenge });
  }
  return undefined;
};
