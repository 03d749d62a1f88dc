import { isObject } from '../../pool/is-object.ts';
import { elements, members } from '../../pool/members.ts';
import { isUntold, untold, untoldPart } from '../declared/untold.ts';
import type { Budget } from './budget.ts';
import { intrinsicFunctions } from './intrinsic-functions.ts';
import { noValue, type Scope } from './scope.ts';
import type { Template } from './template.ts';

/** What CloudFormation takes from elsewhere when it deploys begins so in a text. */
const resolved = '{{resolve:';

/** A scope with the conditions of a template in it. Each condition is evaluated once. */
export function evaluate(
  template: Template,
  { parameters, physicalIds, imported }: Pick<Scope, 'parameters' | 'physicalIds' | 'imported'>,
  { spend, deeper }: Budget,
): Scope {
  const held = new Map<string, boolean | undefined>();

  const scope: Scope = {
    resources: template.resources,
    mappings: template.mappings,
    parameters,
    physicalIds,
    logicalIds: new Map([...physicalIds].map(([logical, physical]) => [physical, logical])),
    imported,

    value(given) {
      spend(1);
      if (typeof given === 'string') return given.includes(resolved) ? untold() : given;
      if (typeof given !== 'object' || given === null || isUntold(given)) return given;
      return deeper(() =>
        Array.isArray(given)
          ? given.map(item => scope.value(item)).filter(item => item !== noValue)
          : (called(given) ?? mapped(given)),
      );
    },

    holds(condition) {
      if (held.has(condition)) return held.get(condition);
      // One that names itself is not told.
      held.set(condition, undefined);
      const given = Object.hasOwn(template.conditions, condition)
        ? template.conditions[condition]
        : undefined;
      const holds = truth(given);
      held.set(condition, holds);
      return holds;
    },

    joined(parts, delimiter = '') {
      const texts = parts.map(part => {
        if (isUntold(part)) return part.partly ?? untoldPart;
        return typeof part === 'object' ? untoldPart : String(part);
      });
      spend(texts.reduce((sum, text) => sum + text.length + delimiter.length, 0));
      const whole = texts.join(delimiter);
      if (whole.includes(untoldPart)) return untold({ partly: whole });
      return whole.includes(resolved) ? untold() : whole;
    },
  };

  /** A mapping of one key, which is a function's name. */
  function called(given: object): unknown {
    const [entry, another] = Object.entries(given);
    if (!entry || another) return undefined;
    const [name, argument] = entry;
    if (Object.hasOwn(intrinsicFunctions, name)) {
      const result = intrinsicFunctions[name]?.(argument, scope);
      if (typeof result === 'string') spend(result.length);
      return result;
    }
    return name.startsWith('Fn::') ? untold() : undefined;
  }

  function mapped(given: object): Record<string, unknown> {
    const made: Record<string, unknown> = Object.create(null);
    for (const [key, member] of Object.entries(given)) {
      const value = scope.value(member);
      if (value !== noValue) made[key] = value;
    }
    return made;
  }

  function truth(given: unknown): boolean | undefined {
    spend(1);
    return deeper(() => {
      const [entry] = Object.entries(members(given));
      if (!entry) return undefined;
      const [name, argument] = entry;
      if (name === 'Condition') return typeof argument === 'string' ? scope.holds(argument) : undefined;
      if (name === 'Fn::Equals') {
        const [one, other] = elements(argument).map(part => scope.value(part));
        return isObject(one) || isObject(other) ? undefined : String(one) === String(other);
      }
      const parts = elements(argument).map(truth);
      if (name === 'Fn::Not') return parts[0] === undefined ? undefined : !parts[0];
      if (name === 'Fn::And')
        return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
      if (name === 'Fn::Or')
        return parts.includes(true) ? true : parts.includes(undefined) ? undefined : false;
      return undefined;
    });
  }

  return scope;
}
