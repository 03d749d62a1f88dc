import { elements, type Members, members, texts } from '../../pool/members.ts';
import { attributeOf } from './resource-attributes.ts';
import type { Scope } from './scope.ts';

/**
 * The triggers that the functions of a SAM template add to a pool by events of the type Cognito, each with what names its
 * function (documented).
 */
export function samTriggers(poolId: string, scope: Scope): Members {
  const rows = Object.entries(scope.resources).flatMap(([logicalId, resource]) => {
    const { Type, Properties, Condition } = members(resource);
    if (Type !== 'AWS::Serverless::Function') return [];
    if (typeof Condition === 'string' && scope.holds(Condition) === false) return [];
    return Object.values(members(members(Properties).Events)).flatMap(event => {
      const { Type: kind, Properties: given } = members(event);
      const { UserPool, Trigger } = members(given);
      if (kind !== 'Cognito' || members(UserPool).Ref !== poolId) return [];
      const triggers = scope.value(Trigger);
      return texts(typeof triggers === 'string' ? [triggers] : elements(triggers)).map(
        trigger => [trigger, attributeOf(logicalId, 'Arn', scope)] as const,
      );
    });
  });
  return Object.fromEntries(rows);
}
