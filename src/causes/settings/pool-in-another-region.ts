import { defineCause } from '../cause.ts';
import { rulesOut, settles } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const poolInAnotherRegion = defineCause<{ poolId: string; region: string; signedFor: string }>({
  id: 'pool-in-another-region',
  title: 'The user pool is in another region than the one that was asked',
  shows: {
    type: 'ResourceNotFoundException',
    message: ({ poolId }) => `User pool ${poolId} does not exist.`,
  },
  means:
    'The pool exists, but the request was signed for another region. A pool is found only in its own region, ' +
    'the one that its id begins with.',
  toldApart:
    'The region in the Authorization header (Credential=…/<date>/<region>/cognito-idp/aws4_request) differs from ' +
    'the beginning of the pool id.',
  fix: "Set the client's region to the one that the pool id begins with: `region` in an SDK, `--region` or AWS_REGION for the AWS CLI.",
  likely: 15,
  judge: judgedBy(function* (known) {
    const call = known.calls.findLast(
      ({ outcome, poolId, region }) => outcome === 'failed' && poolId && region,
    );
    if (call?.poolId === undefined || call.region === undefined) return;
    yield call.poolId.startsWith(`${call.region}_`)
      ? rulesOut(`The call went to ${call.region}, the region of pool ${call.poolId}.`)
      : settles(`The call went to ${call.region}; pool ${call.poolId} is in another region.`);
  }),
  settledBy: filledIn('aws cognito-idp describe-user-pool --user-pool-id POOL_ID --region REGION'),
});
