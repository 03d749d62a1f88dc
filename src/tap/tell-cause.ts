import { flowRule, secretRule } from './client-rules.ts';
import { codeRule } from './code-rules.ts';
import type { SeenCall } from './seen-call.ts';
import { sessionRule } from './session-rule.ts';
import { accessTokenRule, refreshTokenRule } from './token-rules.ts';
import type { Rule, ToldCause, Watched } from './told-cause.ts';

/** In the order in which they are asked: what the message alone settles comes first. */
const rules: readonly Rule[] = [
  secretRule,
  flowRule,
  codeRule,
  sessionRule,
  refreshTokenRule,
  accessTokenRule,
];

/**
 * Why a call failed, from what went through before it; undefined for one that succeeded and where nothing that was seen
 * tells.
 */
export function tellCause(seen: SeenCall, known: Watched): ToldCause | undefined {
  if (seen.outcome === 'ok') return undefined;
  if (seen.own) {
    const { cause, facts } = seen.own;
    return { id: cause.id, title: cause.title, says: 'The tap itself answered.', facts, isSure: true };
  }
  for (const rule of rules) {
    const told = rule(seen, known);
    if (told) return told;
  }
  return undefined;
}
