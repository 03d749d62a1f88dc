import { defineCause } from '../cause.ts';
import { documented } from '../documented.ts';
import { rulesOut } from '../evidence.ts';
import { hasFailed } from '../has-failed.ts';
import { judgedBy } from '../judged-by.ts';
import { settlesWhereShown } from '../settles-where-shown.ts';

export const accessTokenLacksScope = defineCause<{ user: string; scope: string }>({
  id: 'access-token-lacks-scope',
  title: 'The access token does not have the scope that user operations need',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Access Token does not have required scopes',
  },
  means: 'User operations of the API need the scope aws.cognito.signin.user.admin, and the token lacks it.',
  toldApart: 'The scope claim; tokens of OAuth flows have what was asked for.',
  fix: "Add aws.cognito.signin.user.admin to the client's scopes and to the request.",
  likely: 60,
  judge: judgedBy(function* (known) {
    if (!hasFailed(known)) return;
    const { tokens } = known;
    for (const { use, scopes } of tokens) {
      if (use !== 'access' || scopes === undefined) continue;
      yield scopes.includes('aws.cognito.signin.user.admin')
        ? rulesOut('The token has the scope aws.cognito.signin.user.admin.')
        : settlesWhereShown(
            known,
            /required scopes/,
            `The scopes of the token are ${scopes.join(' ') || 'none'}.`,
          );
    }
  }),
  settledBy: () => 'lifeguard explain TOKEN',
  source: documented('amazon-cognito-user-pools-using-the-access-token'),
});
