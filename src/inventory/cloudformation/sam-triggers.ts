import { elements, type Members, members, texts } from '../../pool/members.ts';
import { attributeOf } from './resource-attributes.ts';
import type { Scope } from './scope.ts';

/**
 * The triggers that the functions of a SAM template add to pools by events of the type Cognito (documented), by the logical
 * ids of the pools: each with what names its function.
 */
export function samTriggers(scope: Scope): ReadonlyMap<unknown, Members> {
  const rows = Object.entries(scope.resources).flatMap(([logicalId, resource]) => {
    const { Type, Properties, Condition } = members(resource);
    if (Type !== 'AWS::Serverless::Function') return [];
    if (typeof Condition === 'string' && scope.holds(Condition) === false) return [];
    return Object.values(members(members(Properties).Events)).flatMap(event => {
      const { Type: kind, Properties: given } = members(event);
      const { UserPool, Trigger } = members(given);
      if (kind !== 'Cognito') return [];
      const triggers = scope.value(Trigger);
      return texts(typeof triggers === 'string' ? [triggers] : elements(triggers)).map(trigger => ({
        pool: members(UserPool).Ref,
        trigger: [trigger, attributeOf(logicalId, 'Arn', scope)] as const,
      }));
    });
  });
  return new Map(
    [...Map.groupBy(rows, ({ pool }) => pool)].map(([pool, of]) => [
      pool,
      Object.fromEntries(of.map(({ trigger }) => trigger)),
    ]),
  );
}
