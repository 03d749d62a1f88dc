import { stringify } from 'yaml';
import { printable } from '../pool/printable.ts';

/**
 * The pools.yaml that a first pull begins with: what is above the pools, with words on what no source tells.
 *
 * @param account of the pools, where it is told
 */
export function firstPools(
  source: string,
  { account, regions }: { readonly account: string | undefined; readonly regions: readonly string[] },
): string {
  const known = account !== undefined && /^\d{12}$/.test(account) ? account : '000000000000';
  return `# The user pools of ${printable(source)}, as "lifeguard inventory pull" has found them.
#
# "lifeguard check" tells what is wrong with this file, "lifeguard inventory check" where the pools and it come apart.
# A later "lifeguard inventory pull" changes what differs and keeps the rest: comments, order, and what only people
# know, such as users and resetPage. docs/pools-yaml.md explains every key.

account: ${stringify(known).trim()}
regions: ${stringify(regions, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0 }).trim()}

# The page that mails of a password reset link to. No pool tells it.
# resetPage:
#   url: https://www.example.com/reset-password

# What has only an arn runs in AWS: events, with what users are called and have typed, are sent there. Put handler, the
# path of a module, in its place to run it on this machine.
functions: {}

# Test users are nothing that is pulled. Under a pool:
#   users:
#     - username: test@example.com
#       email: test@example.com
pools: []
`;
}
