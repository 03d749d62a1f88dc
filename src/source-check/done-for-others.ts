import { isOfQuery, originOf } from './origin.ts';
import { linkNames } from './reset-link.ts';
import { configuredClients } from './reset-steps.ts';
import type { Elsewhere } from './rule.ts';
import type { Source } from './source.ts';

/** What a file does that makes findings in other files wrong. */
export function doneForOthers({ code }: Source): readonly Elsewhere[] {
  const isOfLink = configuredClients(code).some(client =>
    isOfQuery(originOf(code, client), linkNames.client),
  );
  return isOfLink ? ['library-takes-client-of-link'] : [];
}
