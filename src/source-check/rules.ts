import type { Rule } from './rule.ts';
import { accessTokenForUserCalls } from './rules/access-token-for-user-calls.ts';
import { addressEncodedInLink } from './rules/address-encoded-in-link.ts';
import { attributesEscapedInMail } from './rules/attributes-escaped-in-mail.ts';
import { clientIdFromLink } from './rules/client-id-from-link.ts';
import { expiredNotResent } from './rules/expired-not-resent.ts';
import { idTokenForIdentityPools } from './rules/id-token-for-identity-pools.ts';
import { linkClientIsRead } from './rules/link-client-is-read.ts';
import { linkPoolIsUsed } from './rules/link-pool-is-used.ts';
import { messageClientOfEvent } from './rules/message-client-of-event.ts';
import { messageKeepsPlaceholder } from './rules/message-keeps-placeholder.ts';
import { noOwnLifetimes } from './rules/no-own-lifetimes.ts';
import { noSecretInBrowser } from './rules/no-secret-in-browser.ts';
import { noSecretsInLogs } from './rules/no-secrets-in-logs.ts';
import { tokenCheckedAsItsKind } from './rules/token-checked-as-its-kind.ts';
import { triggerAnswersBooleans } from './rules/trigger-answers-booleans.ts';
import { triggerEndsOnce } from './rules/trigger-ends-once.ts';
import { triggerReturnsEvent } from './rules/trigger-returns-event.ts';

/** All rules, in the order of the docs. */
export const rules: readonly Rule[] = [
  clientIdFromLink,
  linkClientIsRead,
  linkPoolIsUsed,
  messageClientOfEvent,
  messageKeepsPlaceholder,
  addressEncodedInLink,
  attributesEscapedInMail,
  triggerAnswersBooleans,
  triggerReturnsEvent,
  triggerEndsOnce,
  accessTokenForUserCalls,
  idTokenForIdentityPools,
  tokenCheckedAsItsKind,
  noOwnLifetimes,
  expiredNotResent,
  noSecretInBrowser,
  noSecretsInLogs,
];
