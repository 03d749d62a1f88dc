import { jwksUrl } from '../../../surroundings/pool-addresses.ts';
import { isSilent } from '../../../surroundings/web-reads.ts';
import { defineCheck } from '../../check.ts';
import { requirePool } from '../../require-pool.ts';

export const keysServed = defineCheck({
  id: 'keys-served',
  severity: 'error',
  title: 'The pool’s keys can be fetched',
  why: 'Every API that checks tokens fetches the keys. Where that fails, each of its calls answers 401.',
  looksAt: 'pool',
  fix: 'See that the address answers from where the APIs run: DNS, proxy, firewall.',
  leadsTo: ['access-token-key-unknown'],
  needs: [],
  async run({ id }, { target, web, cognito }) {
    const url = jwksUrl(id, target);
    const answer = await web.get(url);
    const seen = (actual: string) => ({ call: `GET ${url}`, actual, expected: 'a key for RS256' });
    if (isSilent(answer)) return [{ says: 'The keys are not served.', seen: [seen(answer.reason)] }];
    if (answer.status !== 200) await requirePool({ cognito }, id);
    if (answer.status !== 200)
      return [{ says: 'The keys are not served.', seen: [seen(`status ${answer.status}`)] }];
    return hasKey(answer.body) ? [] : [{ says: 'The keys hold none for RS256.', seen: [seen('none')] }];
  },
});

function hasKey(body: string): boolean {
  try {
    const { keys }: { keys?: unknown } = JSON.parse(body);
    return Array.isArray(keys) && keys.some(key => key?.kty === 'RSA' && typeof key.kid === 'string');
  } catch {
    return false;
  }
}
