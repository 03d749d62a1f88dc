import { type TriggerName, triggerNames } from '../../config/pool-entry.ts';
import { members } from '../../pool/members.ts';
import { isUntold } from './untold.ts';

/** The triggers of a LambdaConfig that name something of the source as their function, but not which function that is. */
export function untoldTriggers(lambdaConfig: unknown): readonly TriggerName[] {
  const config = members(lambdaConfig);
  const isNamed = (value: unknown) => {
    const arn = isUntold(value) ? value : members(value).LambdaArn;
    return isUntold(arn) && arn.refersTo !== undefined;
  };
  return triggerNames.filter(name => isNamed(config[name]) || isNamed(config[`${name}Config`]));
}
