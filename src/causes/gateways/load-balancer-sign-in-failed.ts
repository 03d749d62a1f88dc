import { describeCause } from '../cause.ts';

export const loadBalancerSignInFailed = describeCause({
  id: 'load-balancer-sign-in-failed',
  title: 'The load balancer got an error of the pool when it signed the user in',
  seen: [
    { at: 'gateway', error: '561' },
    { at: 'gateway', text: '561 Authentication Error' },
  ],
  means:
    'A rule of an Application Load Balancer signs users in (authenticate-cognito or authenticate-oidc), and the browser came ' +
    'back from the pool with an error in place of a code, or the token endpoint refused the code. The application behind was ' +
    'not called.',
  toldApart:
    'The status is 561, which only load balancers of AWS send. The field error_reason of its access log says which step ' +
    'failed, such as AuthInvalidGrantError; the address of the failed request, /oauth2/idpresponse, has error and ' +
    'error_description.',
  fix:
    'Mend what error_description names. Otherwise hold the rule against the app client: it has a secret, the code grant, the ' +
    'scopes of the rule and https://HOST/oauth2/idpresponse as callback URL in lower case, and domain and pool of the rule ' +
    'are its own. A secret that was rotated, or a client that was made anew, has to be put into the rule again.',
  likely: 60,
  settledBy: () =>
    "aws elbv2 describe-rules --listener-arn LISTENER_ARN --query 'Rules[].Actions[].AuthenticateCognitoConfig'",
  source:
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html',
});
