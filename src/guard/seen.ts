import type { Handled, HandledEach } from './page-hand.ts';
import type { FindSecret } from './told-secret.ts';
import type { PageRequest, Visits } from './visit.ts';

/** What is seen of a page while an errand is run: no more of it than anybody needs, however much the page does. */
export interface Seen {
  readonly requests: readonly PageRequest[];
  /** Errors that no code of the page caught. */
  readonly errors: readonly string[];
  /** What the page said in dialogs. */
  readonly said: readonly string[];
  /** How many calls of ConfirmForgotPassword were answered so far. */
  answered: number;
  /** Whether the errand's fault found a place in the page's scripts. */
  isMutated: boolean;
  /** Writes a request down; false where it must go no further: it tells a secret, or the page has made too many. */
  request(request: PageRequest): boolean;
  error(text: string): void;
  say(text: string): void;
  /** What comes from now on belongs to the next time that the form is submitted. */
  turn(): void;
  /** What was seen each time that the form was submitted, with what was made of it. */
  visits(handled: HandledEach): Visits;
}

const most = {
  ...{ requests: 2_000, texts: 100, textLength: 2_000, bodyLength: 200_000, urlLength: 8_000 },
  ...{ headers: 100, headerLength: 4_000, lettersInAll: 10_000_000 },
};

/** Begins to look. @param findSecret what requests must not tell is looked for before they are cut off */
export function lookOn(findSecret: FindSecret): Seen {
  const requests: PageRequest[] = [];
  const errors: string[] = [];
  const said: string[] = [];
  // Where each time begins.
  const turns = [{ requests: 0, errors: 0 }];
  let letters = 0;
  const add = (texts: string[], text: string) => {
    if (texts.length < most.texts) texts.push(cut(text, most.textLength));
  };
  const seen: Seen = {
    ...{ requests, errors, said, answered: 0, isMutated: false },
    request(request) {
      if (requests.length >= most.requests || letters >= most.lettersInAll) return false;
      const tells = findSecret(request);
      const headers = Object.entries(request.headers)
        .slice(0, most.headers)
        .map(([name, value]) => [cut(name, most.headerLength), cut(value, most.headerLength)] as const);
      const url = cut(request.url, most.urlLength);
      const body = cut(request.body, most.bodyLength);
      letters += url.length + body.length + headers.flat().join('').length;
      const kept = { method: request.method, url, headers: Object.fromEntries(headers), body };
      requests.push(tells === undefined ? kept : { ...kept, tells });
      return tells === undefined;
    },
    error: text => add(errors, text),
    say: text => add(said, text),
    turn: () => turns.push({ requests: requests.length, errors: errors.length }),
    visits([first, ...others]) {
      const visit = (handled: Handled, time: number) => {
        const [from, to] = [turns[time], turns[time + 1]];
        // What is asked for when it could not be tried again is asked for all the same.
        const isLast = time === others.length;
        return {
          requests: requests.slice(from?.requests, isLast ? undefined : to?.requests),
          errors: errors.slice(from?.errors, to?.errors),
          isMutated: seen.isMutated,
          ...handled,
        };
      };
      return [visit(first, 0), ...others.map((handled, index) => visit(handled, index + 1))];
    },
  };
  return seen;
}

/** A copy of the first part of a text: a slice of a long text holds all of it. */
function cut(text: string, length: number): string {
  return text.length <= length ? text : Buffer.from(text.slice(0, length), 'utf16le').toString('utf16le');
}
