import type { Node } from '@babel/types';
import type { Code } from './code.ts';
import type { Part } from './message-text.ts';
import { bare, calledName, isCall, literalText } from './syntax.ts';
import { namesOf } from './trace.ts';

/** A link in a text of parts. */
export interface MessageLink {
  /** Its beginning, as an offset in the file. */
  readonly at: number;
  /** Its address without its parameters; what is no fixed text in it is left out. */
  readonly address: string;
  /** Whether the confirmation code stands in it. */
  readonly hasCode: boolean;
  /** The names of its parameters. */
  readonly parameters: readonly string[];
  /** The values in it that are no fixed texts, those of the code and the user left out. */
  readonly values: readonly Node[];
  /** Where its parts are written. */
  readonly places: readonly Node[];
  /** Whether it may have parameters that cannot be seen. */
  readonly isOpen: boolean;
}

/** Names of the parameter that carries the code. */
export const codeName = /^(\w*_?code|otp|c)$/i;
const userName = /^(e?_?mail(_?address)?|user(_?name|_?id)?|login|u|e|sub|name|phone(_?number)?)$/i;

/** The placeholder in the same length, without signs that mean something in an address. */
const codeMark = '\u{F1000}\uE000\uE000\uE000\uE000';
const firstMark = 0xf0000;
const mark = /[\u{F0000}-\u{F0FFF}]/gu;

/** The links in a text, in order. */
export function linksIn(code: Code, parts: readonly Part[]): readonly MessageLink[] {
  const starts: number[] = [];
  let joined = '';
  for (const [index, part] of parts.entries()) {
    starts.push(joined.length);
    if ('text' in part) joined += part.text.replaceAll('{####}', codeMark);
    else joined += isCode(code, part.of) ? codeMark : String.fromCodePoint(firstMark + index);
  }
  return addressesIn(joined).map(({ text, offset }) => {
    const index = starts.findLastIndex(start => start <= offset);
    const own = parts.filter((_, at) => at >= index && (starts[at] ?? 0) < offset + text.length);
    const first = own[0];
    // Its base is often a constant far from where the link is put together.
    const query = own.find(part => isWrittenQuery(part));
    return {
      at:
        query && query !== first
          ? placeIn(query, 0)
          : first
            ? placeIn(first, offset - (starts[index] ?? 0))
            : 0,
      places: own.map(one => ('text' in one ? one.at : one.of)),
      ...readAddress(text, at => partAt(parts, at)),
    };
  });
}

/** A link that is written in a text of its own, such as a template of HTML. */
export function readAddress(
  text: string,
  valueAt: (mark: string) => Node | undefined,
): Omit<MessageLink, 'at' | 'places'> {
  const plain = text.replaceAll('{####}', codeMark);
  const parameters = [...plain.matchAll(/[?&#](?:amp;)?([\w.[\]-]+)=([^&#]*)/g)].map(
    ([, name = '', value = '']) => ({ name, value }),
  );
  const [address = ''] = plain.split(/[?#&]/);
  const others = parameters
    .filter(({ name }) => !codeName.test(name) && !userName.test(name))
    .map(({ value }) => value);
  const query = plain.slice(address.length);
  return {
    address: address.replace(mark, '').replaceAll(codeMark, ''),
    hasCode: plain.includes(codeMark) || parameters.some(({ name }) => codeName.test(name)),
    parameters: parameters.map(({ name }) => name),
    values:
      [address, ...others]
        .join('')
        .match(mark)
        ?.flatMap(one => valueAt(one) ?? []) ?? [],
    isOpen:
      /[?&#](amp;)?[\u{F0000}-\u{F0FFF}]/u.test(query) ||
      /[\u{F0000}-\u{F1000}]\uE000*[\u{F0000}-\u{F0FFF}]/u.test(query),
  };
}

/** What looks like an address in a text, with where it begins. */
export function addressesIn(text: string): readonly { readonly text: string; readonly offset: number }[] {
  return [...text.matchAll(/[^\s"'`<>]+/gu)]
    .flatMap(({ 0: run, index }) => {
      let offset = index;
      return run.split(/(?=https?:\/\/)/).map(one => {
        offset += one.length;
        return { text: one, offset: offset - one.length };
      });
    })
    .map(({ text: run, offset }) => {
      const before = /^[^:/?#&]*[(=,;[]/.exec(run)?.[0].length ?? 0;
      return { text: run.slice(before).replace(/[.,;:!)\]]+$/, ''), offset: offset + before };
    })
    .filter(({ text: one }) =>
      /^[a-z][\w+.-]*:\/\/|^(\/\/|www\.|[\u{F0000}-\u{F0FFF}]+[/?#&]|\/[\w-])/iu.test(one),
    );
}

function partAt(parts: readonly Part[], mark: string): Node | undefined {
  const part = parts[(mark.codePointAt(0) ?? 0) - firstMark];
  return part && 'of' in part ? part.of : undefined;
}

/** The placeholder of the event, whatever encodes it. */
function isCode(code: Code, expression: Node): boolean {
  const node = bare(expression);
  if (isCall(node) && /^(encodeURIComponent|encodeURI|escape|String)$/.test(calledName(node) ?? '')) {
    return node.arguments[0] !== undefined && isCode(code, node.arguments[0]);
  }
  return namesOf(code, node).at(-1) === 'codeParameter';
}

/** Whether a part is written with parameters in it, and not set on an address. */
function isWrittenQuery(part: Part): boolean {
  if (!('text' in part) || !/[\w-]=/.test(part.text)) return false;
  return part.at.type === 'TemplateElement' || literalText(part.at) === part.text;
}

function placeIn(part: Part, offset: number): number {
  if (!('text' in part)) return part.of.start ?? 0;
  const start = part.at.start ?? 0;
  if (part.at.type !== 'TemplateElement') return start;
  // What is escaped is longer where it is written.
  const found = part.at.value.raw.indexOf(part.text.slice(offset, offset + 24));
  return found < 0 ? start : start + found;
}
