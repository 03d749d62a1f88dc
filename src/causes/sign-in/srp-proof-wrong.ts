import { defineCause } from '../cause.ts';
import { rulesOut, speaksAgainst, speaksFor } from '../evidence.ts';
import { existingUser } from '../existing-user.ts';
import { filledIn } from '../filled-in.ts';
import { flowOf } from '../flow-of.ts';
import { judgedBy } from '../judged-by.ts';

export const srpProofWrong = defineCause<{ user: string }>({
  id: 'srp-proof-wrong',
  title: 'The proof of the password does not hold',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Incorrect username or password.',
  },
  means: 'The answer to PASSWORD_VERIFIER is signed with another key than the password gives.',
  toldApart:
    'A wrong password; or a client that computes SRP with another pool name, another USER_ID_FOR_SRP, ' +
    "a date with a padded day, or numbers without Java's sign byte.",
  fix:
    'Try the same password with USER_PASSWORD_AUTH where the client allows it: if that works, the ' +
    "client's SRP code is at fault.",
  likely: 40,
  judge: judgedBy(function* (known) {
    const user = existingUser(known);
    const flow = flowOf(known);
    if (known.user?.exists === false) yield rulesOut('The pool has no user of that name.');
    else if (user?.isFederated)
      yield rulesOut('The user signs in through another provider and has no password here.');
    else if (user?.status === 'RESET_REQUIRED')
      yield rulesOut('The user must reset the password: none works.');
    if (flow === 'USER_SRP_AUTH') yield speaksFor('The sign-in was by SRP (USER_SRP_AUTH).');
    else if (flow !== undefined && flow !== 'USER_AUTH') yield speaksAgainst(`The sign-in was by ${flow}.`);
  }),
  settledBy: filledIn(
    'aws cognito-idp admin-get-user --user-pool-id POOL_ID --username USER_NAME --region REGION',
  ),
});
