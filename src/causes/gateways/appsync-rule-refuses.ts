import { describeCause } from '../cause.ts';

export const appsyncRuleRefuses = describeCause({
  id: 'appsync-rule-refuses',
  title: 'A rule of the AppSync API does not allow what was asked of it',
  seen: [{ at: 'gateway', error: 'Unauthorized', text: 'Not Authorized to access <field> on type <type>' }],
  means:
    'AppSync took the caller’s proof for good, and an authorization rule of the model or field does not allow them what ' +
    'they asked for: they are not its owner, not in its group, or came by an authorization mode that no rule names. With an ' +
    'access token, a rule by a claim that only the ID token has fails too.',
  toldApart:
    'The text names a field and a type. Where the token itself is refused there is no data at all, and the errorType is ' +
    'UnauthorizedException.',
  fix:
    'Hold the rules of the type (@auth, allow.owner, allow.groups, @aws_cognito_user_pools) against the mode that the ' +
    'request uses and the claims of its token, above all cognito:groups, sub and username; a group that was joined after ' +
    'the sign-in is in the next token.',
  likely: 60,
  settledBy: () => 'lifeguard explain TOKEN',
});
