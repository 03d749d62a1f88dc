import { isPoolId } from '../../pool/pool-id.ts';
import { describeCause } from '../cause.ts';
import { settles } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const poolIdMalformed = describeCause({
  id: 'pool-id-malformed',
  title: 'The user pool id does not have the form of one',
  seen: [
    { at: 'client library', text: 'Invalid UserPoolId format.' },
    { at: 'client library', text: 'Invalid UserPoolId format' },
    {
      at: 'API',
      error: 'InvalidParameterException',
      text: "1 validation error detected: Value '<pool>' at 'userPoolId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w-]+_[0-9a-zA-Z]+",
    },
  ],
  means:
    'A pool id is a region, a _ and letters and digits, 55 characters at most. The setting is empty, “undefined”, an ARN, a ' +
    'client id, or an id of an emulator with other signs.',
  toldApart: 'Print the setting where the library is configured.',
  fix: 'Set the pool id as DescribeUserPool shows it; settings of a build are taken in when it is built.',
  likely: 15,
  judge: judgedBy(function* ({ calls }) {
    for (const { poolId } of calls)
      if (poolId !== undefined && !isPoolId(poolId)) yield settles(`The pool id of a call was ${poolId}.`);
  }),
  settledBy: () => 'aws cognito-idp list-user-pools --max-results 60 --region REGION',
});
