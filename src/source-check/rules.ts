import type { Rule } from './rule.ts';
import { accessTokenForUserCalls } from './rules/access-token-for-user-calls.ts';
import { clientIdFromLink } from './rules/client-id-from-link.ts';
import { idTokenForIdentityPools } from './rules/id-token-for-identity-pools.ts';
import { linkClientIsRead } from './rules/link-client-is-read.ts';
import { linkPoolIsUsed } from './rules/link-pool-is-used.ts';
import { messageKeepsPlaceholder } from './rules/message-keeps-placeholder.ts';
import { tokenCheckedAsItsKind } from './rules/token-checked-as-its-kind.ts';

/** All rules, in the order of the docs. */
export const rules: readonly Rule[] = [
  clientIdFromLink,
  linkClientIsRead,
  linkPoolIsUsed,
  messageKeepsPlaceholder,
  accessTokenForUserCalls,
  idTokenForIdentityPools,
  tokenCheckedAsItsKind,
];
