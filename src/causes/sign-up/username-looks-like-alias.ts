import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { filledIn } from '../filled-in.ts';

export const usernameLooksLikeAlias = defineCause<{ alias: 'email' | 'phone_number' }>({
  id: 'username-looks-like-alias',
  title: 'The username looks like an alias of the pool',
  shows: {
    type: 'InvalidParameterException',
    message: ({ alias }) => {
      const kind = alias === 'email' ? 'email' : 'phone number';
      return `Username cannot be of ${kind} format, since user pool is configured for ${kind} alias.`;
    },
  },
  means: 'The pool has that attribute as alias, so that a username of its form could be mistaken for one.',
  toldApart: 'AliasAttributes of the pool names the attribute.',
  fix: 'Choose a username of another form, such as a UUID, and send the address as attribute.',
  likely: 20,
  seen: [
    {
      at: 'API',
      error: 'InvalidParameterException',
      text: 'Username cannot be of email format, since user pool is configured for email alias.',
    },
  ],
  settledBy: filledIn(
    "aws cognito-idp describe-user-pool --user-pool-id POOL_ID --region REGION --query 'UserPool.AliasAttributes'",
  ),
  source: documented('user-pool-settings-attributes'),
});
