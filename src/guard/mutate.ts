import { parse } from '@babel/parser';
import type { Node } from '@babel/types';
import { eachPart } from './each-part.ts';
import { knownFaults } from './known-faults.ts';
import { knownTexts } from './known-texts.ts';
import { type Cut, splice } from './splice.ts';

/** The name of a known fault. */
export type MutationName = keyof typeof knownFaults;

/** A fault to put into a page, with the app clients that it is made with. */
export interface Mutation {
  readonly name: MutationName;
  /** The app client that the fault sends codes to. */
  readonly otherClient: string;
  /** The app client for links without one; undefined where there is none. */
  readonly fallbackClient: string | undefined;
}

/** A script that is longer stays as it is: a few seconds are needed to read one of that length, of whatever it is made. */
const mostLetters = 2 * 1024 * 1024;

/**
 * Puts a fault into a script, bundled and minified ones too. Gives the script as it was where it has no place for the
 * fault, cannot be parsed, or has more than 2 MB.
 */
export function mutate(script: string, mutation: Mutation): string {
  if (script.length > mostLetters) return script;
  return done.of(JSON.stringify(mutation) + script, () => changedBy(script, mutation));
}

const done = knownTexts<string>(32 * 1024 * 1024, ({ length }) => length);

function changedBy(script: string, { name, otherClient, fallbackClient }: Mutation): string {
  const program = parsed(script);
  if (!program) return script;
  const text = (node: Node) => script.slice(node.start ?? 0, node.end ?? 0);
  const look = knownFaults[name].in({ program, text, otherClient, fallbackClient });
  const cuts: Cut[] = [];
  eachPart(program, part => {
    const cut = look(part);
    if (cut) cuts.push(cut);
    return cut === undefined;
  });
  return splice(script, cuts);
}

function parsed(script: string): Node | undefined {
  try {
    return parse(script, { sourceType: 'unambiguous' }).program;
  } catch {
    return undefined;
  }
}
