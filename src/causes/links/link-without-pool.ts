import { isPoolId } from '../../pool/pool-id.ts';
import { describeCause } from '../cause.ts';
import { speaksFor } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const linkWithoutPool = describeCause({
  id: 'link-without-pool',
  title: 'The link does not name its user pool',
  seen: [{ at: 'link', text: 'code=<code>&cid=<client>' }],
  means:
    'The link has no pid, or one that is no pool id. The page has to guess the pool, and with it the region to call and the ' +
    'password policy to show.',
  toldApart: 'pid is missing in the link, or does not have the form region_letters.',
  fix: 'Put event.userPoolId into the link as pid, in the function that makes the mail.',
  likely: 10,
  judge: judgedBy(function* (known) {
    // The link of the service itself leads to the domain of its pool.
    for (const { poolId, code, path } of known.links)
      if (poolId === undefined && code !== 'absent' && path !== '/confirmUser')
        yield speaksFor('The link has a code and no pool (pid).');
      else if (poolId !== undefined && !isPoolId(poolId))
        yield speaksFor(`The pid of the link, ${poolId}, is no pool id.`);
  }),
  settledBy: () => 'lifeguard explain LINK',
});
