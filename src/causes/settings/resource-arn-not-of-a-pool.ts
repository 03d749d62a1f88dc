import { defineCause } from '../cause.ts';

export const resourceArnNotOfAPool = defineCause<{ arn: string }>({
  id: 'resource-arn-not-of-a-pool',
  title: 'The ARN to tag is not that of a user pool',
  shows: { type: 'InvalidParameterException', message: 'The resource ARN is not valid.' },
  means:
    'Tags are kept of user pools only, named as ' +
    'arn:aws:cognito-idp:<region>:<account>:userpool/<pool id>. The ARN is of another service or kind.',
  toldApart:
    'The fact gives the ARN. One of a user pool that does not exist shows ResourceNotFoundException. The wording of ' +
    'the message is inferred.',
  fix: 'Take the Arn that DescribeUserPool shows. Identity pools are tagged through cognito-identity.',
});
