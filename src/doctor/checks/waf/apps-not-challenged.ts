import { defineCheck } from '../../check.ts';
import { findingIf } from '../../finding-if.ts';
import { poolOrigin } from '../../pool-origin.ts';

/** Managed groups whose rules answer with a challenge or CAPTCHA where nothing overrides it (documented). */
const challenging = [
  'AWSManagedRulesBotControlRuleSet',
  'AWSManagedRulesACFPRuleSet',
  'AWSManagedRulesATPRuleSet',
];

export const appsNotChallenged = defineCheck({
  id: 'apps-not-challenged',
  severity: 'warning',
  title: 'The firewall asks apps for no challenge',
  why:
    'Only a page in a browser can answer a challenge or CAPTCHA. An app or an SDK that calls the API of the pool gets an answer ' +
    'that it cannot read, and its users can neither sign in nor reset.',
  looksAt: 'pool',
  fix: 'Count or block in place of Challenge and Captcha, or limit the rule to the paths of the hosted pages.',
  leadsTo: ['challenged-by-firewall', 'blocked-by-firewall'],
  needs: ['cognito-idp:DescribeUserPool', 'wafv2:GetWebACLForResource', 'cognito-idp:GetWebACLForResource'],
  async run({ id }, { cognito, firewalls }) {
    const firewall = await firewalls.of(poolOrigin(await cognito.pool(id), id, '').arn);
    if (!firewall) return { notApplicable: 'no web ACL stands before the pool' };
    const seen = firewall.rules
      .filter(
        ({ action, group }) =>
          action === 'Challenge' ||
          action === 'Captcha' ||
          (action === 'group' && group !== undefined && challenging.includes(group)),
      )
      .map(({ name, action, group }) => ({
        call: 'GetWebACLForResource',
        field: `rule ${name} of ${firewall.name}`,
        actual: group ?? action,
        expected: 'no Challenge and no Captcha for the API',
      }));
    return findingIf(seen, { says: 'The firewall may challenge apps, which cannot answer.' });
  },
});
