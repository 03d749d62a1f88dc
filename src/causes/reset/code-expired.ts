import { defineCause } from '../cause.ts';
import { codeSubmission } from '../code-submission.ts';
import { documented } from '../documented.ts';
import { rulesOut, settles, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { span } from '../span.ts';

export const codeExpired = defineCause<{ user: string; sentAt: number; expiredAt: number }>({
  id: 'code-expired',
  title: 'The code is older than its lifetime',
  shows: {
    type: 'ExpiredCodeException',
    message: 'Invalid code provided, please request a code again.',
  },
  means:
    "The lifetime of the user's newest code has passed: one hour for a reset, a day for a sign-up. The digits are " +
    'not looked at any more.',
  toldApart:
    'The newest code was sent longer ago than its lifetime. If it is younger, look first at the client that ' +
    'submits it (code-issued-to-another-client).',
  fix:
    'Request a new code and use it in time. Say in the mail how long it is good for: one hour for a reset, which cannot be ' +
    'changed, though many mails promise a day.',
  seen: [
    { at: 'browser', text: 'Code expired. Request a new one.' },
    { at: 'browser', text: 'Your code has expired.' },
  ],
  likely: 36,
  judge: judgedBy(function* (known) {
    const { at, requests, isSameUser, lifetime, operation } = codeSubmission(known);
    const request = requests.at(-1);
    if (known.user?.exists === false)
      yield rulesOut('The pool has no user of that name, for whom a code could be.');
    const life = lifetime ?? 3_600_000;
    const limit = `${operation === undefined ? 'A reset code' : `A code for ${operation}`} is good for ${life > 3_600_000 ? 'a day' : 'an hour'}.`;
    if (request?.at !== undefined && isSameUser) {
      const age = at - request.at;
      const said = `The code was submitted ${span(age)} after ${request.operation}.`;
      yield age > life ? settles(`${said} ${limit}`) : rulesOut(`${said} ${limit}`);
    }
    for (const { sentAt } of known.links) {
      if (sentAt === undefined || sentAt > at) continue;
      const said = `The mail with the link was ${span(at - sentAt)} old.`;
      yield at - sentAt > life ? speaksFor(`${said} ${limit}`) : rulesOut(`${said} ${limit}`);
    }
    if (known.mailedAt !== undefined && known.mailedAt <= at) {
      const said = `The mail with the code was ${span(at - known.mailedAt)} old.`;
      yield at - known.mailedAt > life ? speaksFor(`${said} ${limit}`) : rulesOut(`${said} ${limit}`);
    }
  }),
  settledBy: filledIn(
    'aws cloudtrail lookup-events --region REGION --lookup-attributes AttributeKey=EventName,AttributeValue=ForgotPassword',
  ),
  source: documented('limits'),
});
