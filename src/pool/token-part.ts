import { isObject } from './is-object.ts';
import { type Members, parsedJson } from './members.ts';

/** The JSON object in a part of a token, its header or claims; undefined for what is none. Nothing of it is verified. */
export function tokenPart(part: string): Members | undefined {
  const value = parsedJson(Buffer.from(part, 'base64url').toString());
  return isObject(value) ? value : undefined;
}
