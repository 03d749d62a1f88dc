import type { Rule } from '@aws-sdk/client-wafv2';
import type { FirewallReads, FirewallRule } from './firewall-reads.ts';
import { noneIfAbsent } from './none-if-absent.ts';
import type { Outside } from './outside.ts';
import type { Pace } from './pace.ts';
import { serviceCalls } from './service-calls.ts';

/** Reads web ACLs. */
export function readFirewalls(outside: Outside, pace: Pace): FirewallReads {
  const call = serviceCalls(outside, pace, {
    name: 'WAFV2',
    package: '@aws-sdk/client-wafv2',
    load: () => import('@aws-sdk/client-wafv2'),
    client: (sdk, settings) => new sdk.WAFV2Client(settings),
  });
  return {
    of: ResourceArn =>
      noneIfAbsent(
        call(
          {
            region: ResourceArn.split(':')[3] ?? '',
            action: 'wafv2:GetWebACLForResource',
            of: `the web ACL of ${ResourceArn}`,
          },
          async (client, sdk) => {
            const { WebACL } = await client.send(new sdk.GetWebACLForResourceCommand({ ResourceArn }));
            return WebACL && { name: WebACL.Name ?? '', rules: (WebACL.Rules ?? []).map(ruleOf) };
          },
        ),
      ),
  };
}

function ruleOf({ Name: name = '', Action = {}, OverrideAction = {}, Statement }: Rule): FirewallRule {
  const group = Statement?.ManagedRuleGroupStatement?.Name;
  const [own] = Object.keys(Action);
  const action = own ?? (OverrideAction.Count ? 'Count' : 'group');
  return { name, action, ...(group !== undefined && { group }) };
}
