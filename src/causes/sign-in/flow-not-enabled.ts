import { defineCause } from '../cause.ts';

export const flowNotEnabled = defineCause<{ flow: string; client: string; allowed: readonly string[] }>({
  id: 'flow-not-enabled',
  title: 'The app client does not allow that way to sign in',
  shows: {
    type: 'InvalidParameterException',
    message: ({ flow }) => `${flow} flow not enabled for this client`,
  },
  means: 'ExplicitAuthFlows of the app client does not have that flow.',
  toldApart:
    "DescribeUserPoolClient shows the flows. If they look right, the ClientId is another client's " +
    'than thought.',
  fix: "Add ALLOW_ and the flow's name to ExplicitAuthFlows, or sign in by a flow that is there.",
});
