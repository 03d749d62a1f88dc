import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { keptContract } from '../kept-contract.ts';

export const migratedUserRefused = defineCause<{
  user: string;
  client: string;
  /** The cause for which the user could not be made. */
  because: string;
  /** What that cause says. */
  text: string;
}>({
  id: 'migrated-user-refused',
  title: 'The migrate user function answers a user that the pool does not take',
  // The text is observed, its type inferred.
  shows: {
    type: 'UserNotFoundException',
    message: ({ client }) => `Exception migrating user in app client ${client}`,
  },
  means:
    'The function answered attributes for a new user, and the pool refuses to make that user: an attribute is not in ' +
    'its schema, a value does not fit, the name has the form of an alias, or another user has the address.',
  toldApart:
    'The function ran and returned. `because` and `text` say what AdminCreateUser would have said about the same user. ' +
    'A function that throws shows its own text instead, and one that answers no attributes leaves the user unknown.',
  fix:
    'Answer only attributes of the pool’s schema, without sub, addresses in the right form (+15555550100), and ' +
    'forceAliasCreation: true where the address should move from another user. Where e-mail addresses are aliases, ' +
    'answer `username` among the attributes: an address cannot be one.',
  // Where the text is not told: few pools have the trigger.
  likely: 4,
  judge: keptContract,
  source: documented('user-pool-lambda-migrate-user'),
});
