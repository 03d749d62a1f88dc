import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { settles, speaksAgainst } from '../evidence.ts';
import { failedCall } from '../failed-call.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

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
      ['InitiateAuth', 'AdminInitiateAuth', 'RespondToAuthChallenge'],
      ['NotAuthorizedException'],
    );
    if (refused?.user === undefined) return;
    const before = known.calls.filter(
      ({ user, error }) =>
        user === refused.user && error?.message?.startsWith('Incorrect username or password'),
    ).length;
    const said = `${before} wrong passwords of the user were seen before.`;
    yield before >= 5 ? settles(said) : speaksAgainst(said);
  }),
  settledBy: filledIn(
    'aws cloudtrail lookup-events --region REGION --lookup-attributes AttributeKey=EventName,AttributeValue=InitiateAuth',
  ),
  source: documented('amazon-cognito-user-pools-authentication-flow'),
});
