import { defineCause } from '../cause.ts';

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
});
