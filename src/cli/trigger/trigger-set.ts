import { didYouMean } from '../../config/suggest.ts';
import { isObject } from '../../pool/is-object.ts';
import type { SentEvent } from '../../trigger-check/sent-event.ts';
import { UsageProblem } from '../usage-problem.ts';

/** What `--set` puts into an event. */
export interface Setting {
  /** The names of the members down to the one that is set. */
  readonly path: readonly [string, ...string[]];
  readonly value: unknown;
}

/** What every event may have. */
const members = [
  'version',
  'triggerSource',
  'region',
  'userPoolId',
  'userName',
  'callerContext',
  'request',
  'response',
];

/**
 * Reads `request.userAttributes.email=ada@example.com`, or with `:=` a value in JSON.
 *
 * @throws UsageProblem with one sentence where it is neither
 */
export function readSetting(text: string): Setting {
  const end = text.indexOf('=');
  const isJson = text[end - 1] === ':';
  const [first, ...others] = text.slice(0, isJson ? end - 1 : end).split('.');
  if (end < 1 || !first || others.includes('')) {
    throw new UsageProblem(
      `--set takes MEMBER=TEXT or MEMBER:=JSON, such as request.userAttributes.email=ada@example.com, not ${text}.`,
    );
  }
  if (!members.includes(first)) {
    const hint = didYouMean(first, members) ?? `It has ${members.join(', ')}.`;
    throw new UsageProblem(`An event has no member ${first}. ${hint}`);
  }
  const value = text.slice(end + 1);
  return { path: [first, ...others], value: isJson ? json(text, value) : value };
}

function json(setting: string, value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    throw new UsageProblem(`--set ${setting}: what follows := is not JSON; a text takes = alone.`);
  }
}

/** The event with all of them in their places; what leads there is made where it is missing. */
export function withSettings(event: SentEvent, settings: readonly Setting[]): SentEvent {
  return settings.reduce((rest, { path, value }) => withMember(rest, path, value), event);
}

function withMember(
  object: Readonly<Record<string, unknown>>,
  [name, ...others]: readonly [string, ...string[]],
  value: unknown,
): Readonly<Record<string, unknown>> {
  const [next, ...rest] = others;
  if (next === undefined) return { ...object, [name]: value };
  const inner = object[name];
  if (Array.isArray(inner)) throw new UsageProblem(`${name} is a list: set all of it, with ${name}:=[…].`);
  return { ...object, [name]: withMember(isObject(inner) ? inner : {}, [next, ...rest], value) };
}
