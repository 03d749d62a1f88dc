import { isDeepStrictEqual } from 'node:util';
import { elements, members } from '../../pool/members.ts';
import { isUntold, untold } from '../declared/untold.ts';
import { attributeOf, referenceTo } from './resource-attributes.ts';
import type { Scope } from './scope.ts';

/** What one function of a template gives for its argument, which is not evaluated yet. */
type IntrinsicFunction = (argument: unknown, scope: Scope) => unknown;

/**
 * The functions of a template that can be evaluated without a deployment, as they are called in JSON. Whatever else stands
 * there in their place, such as `Fn::Transform`, is not told.
 */
export const intrinsicFunctions: Readonly<Record<string, IntrinsicFunction>> = {
  Ref: (name, scope) => (typeof name === 'string' ? referenceTo(name, scope) : untold()),

  'Fn::GetAtt'(argument, scope) {
    const [resource, attribute] =
      typeof argument === 'string' ? splitOnce(argument) : elements(argument).map(part => scope.value(part));
    return typeof resource === 'string' && typeof attribute === 'string'
      ? attributeOf(resource, attribute, scope)
      : untold();
  },

  'Fn::Sub'(argument, scope) {
    const [text, given] = Array.isArray(argument) ? argument : [argument];
    if (typeof text !== 'string') return untold();
    const variables = members(given);
    return scope.joined(
      text.split(/(\$\{[^{}]*\})/).map(part => {
        const name = /^\$\{([^{}]*)\}$/.exec(part)?.[1]?.trim();
        if (name === undefined) return part;
        if (name.startsWith('!')) return `\${${name.slice(1)}}`;
        if (Object.hasOwn(variables, name)) return scope.value(variables[name]);
        const [resource = '', attribute] = splitOnce(name);
        return attribute === undefined ? referenceTo(name, scope) : attributeOf(resource, attribute, scope);
      }),
    );
  },

  'Fn::Join'(argument, scope) {
    const [delimiter, list] = elements(argument).map(part => scope.value(part));
    return typeof delimiter === 'string' && Array.isArray(list) ? scope.joined(list, delimiter) : untold();
  },

  'Fn::Split'(argument, scope) {
    const [delimiter, text] = elements(argument).map(part => scope.value(part));
    return typeof delimiter === 'string' && delimiter !== '' && typeof text === 'string'
      ? text.split(delimiter)
      : untold();
  },

  'Fn::Select'(argument, scope) {
    const [index, list] = elements(argument).map(part => scope.value(part));
    const at = typeof index === 'string' && /^\d{1,6}$/.test(index) ? Number(index) : index;
    return Array.isArray(list) && typeof at === 'number' && at in list ? list[at] : untold();
  },

  'Fn::If'(argument, scope) {
    const [condition, then, otherwise] = elements(argument);
    const holds = typeof condition === 'string' ? scope.holds(condition) : undefined;
    if (holds !== undefined) return scope.value(holds ? then : otherwise);
    const both = [scope.value(then), scope.value(otherwise)] as const;
    // Whichever it is.
    return isDeepStrictEqual(both[0], both[1]) ? both[0] : untold();
  },

  'Fn::FindInMap'(argument, scope) {
    const [map, first, second, options] = elements(argument);
    const [name, top, inner] = [map, first, second].map(part => scope.value(part));
    if ([name, top, inner].some(isUntold)) return untold();
    const found = ownOf(ownOf(ownOf(scope.mappings, name), top), inner);
    if (found !== undefined) return scope.value(found);
    const { DefaultValue } = members(options);
    return DefaultValue === undefined ? untold() : scope.value(DefaultValue);
  },

  'Fn::ImportValue'(argument, scope) {
    const name = scope.value(argument);
    return typeof name === 'string' ? scope.imported(name) : untold();
  },

  'Fn::Length'(argument, scope) {
    const list = scope.value(argument);
    return Array.isArray(list) && !list.some(isUntold) ? list.length : untold();
  },
};

function splitOnce(text: string): [string, string?] {
  const at = text.indexOf('.');
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function ownOf(value: unknown, key: unknown): unknown {
  if (typeof key === 'object') return undefined;
  const within = members(value);
  const name = String(key);
  return Object.hasOwn(within, name) ? within[name] : undefined;
}
