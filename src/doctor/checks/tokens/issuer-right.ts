import { discoveryUrl } from '../../../surroundings/pool-addresses.ts';
import { isSilent } from '../../../surroundings/web-reads.ts';
import { defineCheck } from '../../check.ts';
import { issuersOf } from '../../issuers-of.ts';
import { requirePool } from '../../require-pool.ts';

export const issuerRight = defineCheck({
  id: 'issuer-right',
  severity: 'error',
  title: 'The pool names the issuer that verifiers expect',
  why:
    'Verifiers compare the issuer of a token letter by letter. It is the address of the region with the pool’s id, also where ' +
    'the pool has a domain of its own.',
  looksAt: 'pool',
  fix: 'Configure verifiers with the issuer that the pool names, not with its domain.',
  leadsTo: ['issuer-taken-for-domain', 'issuer-of-another-pool'],
  needs: [],
  async run({ id, described }, { target, web, cognito }) {
    const url = discoveryUrl(id, target);
    const answer = await web.get(url);
    const isLocal = target.kind === 'endpoint' && described?.issuer === 'local';
    const right: readonly [string, ...string[]] = isLocal ? [`${target.origin}/${id}`] : issuersOf(id);
    const actual = isSilent(answer) ? answer.reason : issuerIn(answer.body, answer.status);
    if (right.includes(actual)) return [];
    await requirePool({ cognito }, id);
    return [
      {
        says: 'The pool does not name its issuer.',
        seen: [{ call: `GET ${url}`, field: 'issuer', actual, expected: right[0] }],
      },
    ];
  },
});

function issuerIn(body: string, status: number): string {
  try {
    const { issuer }: { issuer?: unknown } = JSON.parse(body);
    return typeof issuer === 'string' ? issuer : `none (status ${status})`;
  } catch {
    return `no JSON (status ${status})`;
  }
}
