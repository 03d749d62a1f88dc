import { isUtf8 } from 'node:buffer';
import { bodyIsNotJson } from '../causes/requests/body-is-not-json.ts';
import { bodyTooLarge } from '../causes/requests/body-too-large.ts';
import { inputBreaksConstraints } from '../causes/requests/input-breaks-constraints.ts';
import { memberOfWrongType } from '../causes/requests/member-of-wrong-type.ts';
import { violationMessage, withheldMessages } from '../model/violation.ts';
import { WrongType } from '../model/wrong-type.ts';
import { largestBody } from './limits.ts';
import type { ReadyOperation } from './operation-table.ts';

/**
 * @throws bodyTooLarge
 */
export function boundBody(body: string | Buffer): void {
  if (body.length > largestBody) throw bodyTooLarge({ limit: largestBody });
}

/**
 * @throws bodyIsNotJson
 */
export function parseBody(body: string | Buffer): unknown {
  if (typeof body !== 'string' && !isUtf8(body)) throw bodyIsNotJson({ bytes: body.length });
  try {
    return JSON.parse(typeof body === 'string' ? body : body.toString('utf8'));
  } catch {
    throw bodyIsNotJson({ bytes: body.length });
  }
}

/**
 * @throws memberOfWrongType
 */
export function decodeInput(operation: ReadyOperation, json: unknown): object {
  try {
    // Every input is a structure, which decodes to an object.
    return operation.decode(json) as object;
  } catch (error) {
    if (!(error instanceof WrongType)) throw error;
    const { path, expected, found } = error;
    throw memberOfWrongType({ member: path.join('.') || '(the whole body)', expected, found });
  }
}

/**
 * @throws inputBreaksConstraints
 */
export function validateInput(operation: ReadyOperation, input: object): void {
  const violations = operation.validate(input);
  if (violations.length > 0) {
    throw inputBreaksConstraints(violationMessage(violations), withheldMessages(violations));
  }
}
