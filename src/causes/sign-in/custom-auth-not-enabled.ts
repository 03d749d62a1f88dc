import { defineCause } from '../cause.ts';

export const customAuthNotEnabled = defineCause<{ client: string; allowed: readonly string[] }>({
  id: 'custom-auth-not-enabled',
  title: 'The app client does not allow custom sign-in',
  shows: { type: 'InvalidParameterException', message: 'CUSTOM_AUTH is not enabled for the client.' },
  means: 'ExplicitAuthFlows of the app client lists ALLOW_ flows, and ALLOW_CUSTOM_AUTH is not among them.',
  toldApart:
    'DescribeUserPoolClient shows the flows. Where it shows ALLOW_CUSTOM_AUTH, the ClientId of the request is another ' +
    'one. A client without any ExplicitAuthFlows allows custom sign-in.',
  fix: 'Add ALLOW_CUSTOM_AUTH to ExplicitAuthFlows, together with those that are there.',
});
