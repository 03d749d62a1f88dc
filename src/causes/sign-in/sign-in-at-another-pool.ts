import { describeCause } from '../cause.ts';
import { clientOf, namedClient } from '../client-of.ts';
import { rulesOut, speaksAgainst, speaksFor } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';
import { sender } from '../sender.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

export const signInAtAnotherPool = describeCause({
  id: 'sign-in-at-another-pool',
  title: 'The sign-in goes to another user pool than the one with the user',
  seen: [
    { at: 'API', error: 'NotAuthorizedException', text: 'Incorrect username or password.' },
    { at: 'API', error: 'UserNotFoundException', text: 'User does not exist.' },
    { at: 'API', error: 'UserNotFoundException', text: 'Username/client id combination not found.' },
  ],
  means:
    'The app is configured with the client of another pool or stage, where the user does not exist or has another password. ' +
    'The client id alone decides the pool: public calls do not name one.',
  toldApart:
    'DescribeUserPoolClient finds the client id in another pool than the one in which AdminGetUser finds the user.',
  fix: 'Give the app the client id, pool id and region of one and the same pool; check the settings of the build.',
  likely: 10,
  judge: judgedBy(function* (known) {
    const id = sender(known);
    const owner = clientOf(known, id)?.pool.id;
    const named = known.links.find(({ poolId }) => poolId)?.poolId;
    if (id !== undefined && owner !== undefined && named !== undefined)
      yield owner === named
        ? speaksAgainst(`Client ${namedClient(known, id)} is one of pool ${owner}, which the link names too.`)
        : settlesWhereShown(
            known,
            /^NotAuthorizedException$|Incorrect username or password|UserNotFoundException|User does not exist|combination not found/,
            `Client ${namedClient(known, id)} is one of pool ${owner}; the link is of pool ${named}.`,
          );
    if (known.user?.exists) yield rulesOut('The user exists in the pool that was asked.');
    else if (known.user) yield speaksFor('The pool that was asked has no user of that name.');
  }),
  settledBy: filledIn(
    'aws cognito-idp describe-user-pool-client --user-pool-id POOL_ID --client-id CLIENT_ID --region REGION',
  ),
});
