import { members, textOf } from '../../pool/members.ts';
import { makeSecretHash } from '../../pool/secret-hash.ts';
import { signInParameters } from '../../pool/sign-in-parameters.ts';
import { isMark, type Mark, type MarkKind, markForm } from '../marks.ts';
import type { RecordedCall } from '../recording-line.ts';
import { textsIn } from './paths.ts';

/** What the marks of a recording stand for at the target. */
export interface MarkValues {
  get(mark: string): string | undefined;
  set(mark: string, value: string): void;
  /** Learns what an answer gave where the recorded one has marks, and the ids of pools and clients that were made. */
  learn(recorded: RecordedCall, output: unknown): void;
  /** An id of the recording as the target has it. */
  idOf(id: string): string;
  /** A sentence of the target with marks and ids as the recording has them. */
  inMarks(sentence: string): string;
  /** The SECRET_HASH of a call, where the secret of its app client is known. */
  secretHash(input: unknown): string | undefined;
}

/** @param given what a person has said: values of marks, and secrets by the ids of app clients */
export function createMarkValues(given: ReadonlyMap<string, string>): MarkValues {
  const values = new Map(given);
  const ids = new Map<string, string>();
  return {
    get: mark => values.get(mark),
    set: (mark, value) => void values.set(mark, value),
    learn(recorded, output) {
      const said = new Map(textsIn(output));
      for (const [path, text] of textsIn(recorded.output)) {
        const value = said.get(path);
        if (value === undefined || value === text) continue;
        // What a person has said of a mark counts more than what one answer gives.
        if (isMark(text) && !given.has(text)) values.set(text, value);
        if (isMadeId(recorded.operation, path)) ids.set(text, value);
        if (/\.ClientSecret$/.test(path)) {
          const clientId = said.get(path.replace(/ClientSecret$/, 'ClientId'));
          if (clientId !== undefined) values.set(clientId, value);
        }
      }
    },
    idOf: id => ids.get(id) ?? id,
    inMarks(sentence) {
      let told = sentence;
      for (const [mark, value] of values)
        if (value.length > 2 && isMark(mark)) told = told.replaceAll(value, mark);
      for (const [recordedId, id] of ids) told = told.replaceAll(id, recordedId);
      return told;
    },
    secretHash(input) {
      const asked = members(input);
      const parameters = signInParameters(asked);
      const clientId = textOf(asked.ClientId);
      const secret = clientId === undefined ? undefined : values.get(clientId);
      const username = textOf(asked.Username) ?? textOf(parameters.USERNAME);
      if (clientId === undefined || secret === undefined || username === undefined) return undefined;
      return makeSecretHash(secret, username, clientId);
    },
  };
}

function isMadeId(operation: string, path: string): boolean {
  return (
    /^Create(?:UserPool|UserPoolClient)$/.test(operation) &&
    /^UserPool(?:Client)?\.(?:Id|ClientId|UserPoolId)$/.test(path)
  );
}

/** The marks in a text, which may be one mark alone or a sentence with some. */
export function marksIn(text: string): readonly Mark[] {
  // Their form is what a mark is.
  return [...text.matchAll(markForm)].map(([mark]) => mark as Mark);
}

/** What a mark stands for, by its name. */
export function kindOf(mark: Mark): MarkKind {
  // Only the tap writes marks, with these names.
  return mark.slice(0, mark.indexOf('#')) as MarkKind;
}
