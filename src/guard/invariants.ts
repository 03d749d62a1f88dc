import type { Invariant } from './invariant.ts';
import { asksNobodyElse } from './invariants/asks-nobody-else.ts';
import { callsTheRegion } from './invariants/calls-the-region.ts';
import { fallsBackOnlyWithoutClient } from './invariants/falls-back-only-without-client.ts';
import { keepsWhatTheLinkGave } from './invariants/keeps-what-the-link-gave.ts';
import { opens } from './invariants/opens.ts';
import { refusesOtherPool } from './invariants/refuses-other-pool.ts';
import { refusesUnknownClient } from './invariants/refuses-unknown-client.ts';
import { returnsToIssuer } from './invariants/returns-to-issuer.ts';
import { saysFailuresInWords } from './invariants/says-failures-in-words.ts';
import { sendsTheCodeOnce } from './invariants/sends-the-code-once.ts';
import { takesTheCodeOff } from './invariants/takes-the-code-off.ts';
import { tellsNoReferrer } from './invariants/tells-no-referrer.ts';
import { tellsNobodyElse } from './invariants/tells-nobody-else.ts';
import { throwsNothing } from './invariants/throws-nothing.ts';

/** What a reset page must do, the routing first. */
export const invariants: readonly Invariant[] = [
  opens,
  sendsTheCodeOnce,
  returnsToIssuer,
  callsTheRegion,
  keepsWhatTheLinkGave,
  fallsBackOnlyWithoutClient,
  refusesUnknownClient,
  refusesOtherPool,
  takesTheCodeOff,
  tellsNoReferrer,
  asksNobodyElse,
  tellsNobodyElse,
  saysFailuresInWords,
  throwsNothing,
];
