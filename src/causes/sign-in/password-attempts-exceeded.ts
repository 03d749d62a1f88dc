import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { settles, speaksAgainst, speaksFor } from '../evidence.ts';
import { failedCall } from '../failed-call.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import type { Known } from '../known.ts';

export const passwordAttemptsExceeded = defineCause<{ user: string; failures: number; lockedUntil: number }>({
  id: 'password-attempts-exceeded',
  title: 'The user is locked for a while after wrong passwords',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Password attempts exceeded',
  },
  means:
    'The fifth wrong password in a row locks the user for one second, and each further one for twice as long as ' +
    'the one before, up to fifteen minutes. A try during the lock is refused and not counted.',
  toldApart: 'Several wrong passwords precede the call; even the right password is refused for now.',
  fix: 'Wait, do not retry in a loop. Fifteen quiet minutes reset the count.',
  seen: [{ at: 'API', error: 'TooManyFailedAttemptsException' }],
  likely: 60,
  judge: judgedBy(function* (known) {
    const refused = failedCall(
      known,
      ['InitiateAuth', 'AdminInitiateAuth', 'RespondToAuthChallenge', 'AdminRespondToAuthChallenge'],
      ['NotAuthorizedException', 'TooManyFailedAttemptsException'],
    );
    if (refused?.user === undefined || refused.at === undefined) return;
    const isLock = refused.error?.message?.startsWith('Password attempts exceeded');
    // A refusal with other words is none by the lock.
    if (isLock === false) return;
    const wrong = wrongPasswordsBefore(known, refused.user, refused.at);
    const said = `${wrong} wrong passwords of the user were seen in the fifteen minutes before.`;
    if (wrong < 5) yield speaksAgainst(said);
    else yield isLock ? settles(said) : speaksFor(said);
  }),
  settledBy: filledIn(
    'aws cloudtrail lookup-events --region REGION --lookup-attributes AttributeKey=EventName,AttributeValue=InitiateAuth',
  ),
  source: documented('amazon-cognito-user-pools-authentication-flow'),
});

/** The longest lock, which is also what resets the count; milliseconds. */
const quiet = 15 * 60_000;

function wrongPasswordsBefore({ calls }: Known, user: string, time: number): number {
  return calls.filter(
    ({ user: other, at, error }) =>
      other === user &&
      at !== undefined &&
      at < time &&
      time - at <= quiet &&
      error?.message?.startsWith('Incorrect username or password'),
  ).length;
}
