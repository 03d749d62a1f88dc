import type { Rule } from './rule.ts';
import { clientIdFromLink } from './rules/client-id-from-link.ts';

/** All rules, in the order of the docs. */
export const rules: readonly Rule[] = [clientIdFromLink];
