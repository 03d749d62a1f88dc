import { defineCheck } from '../../check.ts';
import { word } from '../../mend.ts';
import { poolOrigin } from '../../pool-origin.ts';

export const firewallAttached = defineCheck({
  id: 'firewall-attached',
  severity: 'advice',
  title: 'A firewall limits who may call the pool, and how often',
  why:
    'The API of a pool is open to the whole internet. Without a web ACL, floods of sign-ups, guesses and text messages reach ' +
    'it, and use up what real users need.',
  looksAt: 'pool',
  fix: 'Attach a web ACL of WAF with a rate-based rule to the pool.',
  leadsTo: ['quota-exceeded'],
  needs: ['cognito-idp:DescribeUserPool', 'wafv2:GetWebACLForResource', 'cognito-idp:GetWebACLForResource'],
  covers: [
    'Prowler cognito_user_pool_waf_acl_attached',
    'CloudSploit cognitoHasWafEnabled',
    'Well-Architected: protect user pools with AWS WAF',
  ],
  async run({ id }, { cognito, firewalls }) {
    const { arn } = poolOrigin(await cognito.pool(id), id, '');
    if (await firewalls.of(arn)) return [];
    const seen = { call: 'GetWebACLForResource', field: 'WebACL', actual: 'absent', expected: 'a web ACL' };
    return [
      {
        says: 'No web ACL stands before the pool.',
        seen: [seen],
        templates: [
          `aws wafv2 associate-web-acl --region ${word(arn.split(':')[3] ?? '')} --web-acl-arn WEB_ACL_ARN --resource-arn ${word(arn)}`,
        ],
      },
    ];
  },
});
