import type { PageRequest } from './visit.ts';

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
  /** Writes a request down; false where the page has made more of them than any page needs. */
  request(request: PageRequest): boolean;
  error(text: string): void;
  say(text: string): void;
}

const most = { requests: 2_000, texts: 100, textLength: 2_000, bodyLength: 200_000, urlLength: 8_000 };

/** Begins to look. */
export function lookOn(): Seen {
  const requests: PageRequest[] = [];
  const errors: string[] = [];
  const said: string[] = [];
  const add = (texts: string[], text: string) => {
    if (texts.length < most.texts) texts.push(text.slice(0, most.textLength));
  };
  return {
    ...{ requests, errors, said, answered: 0, isMutated: false },
    request(request) {
      if (requests.length >= most.requests) return false;
      const { url, body } = request;
      requests.push({ ...request, url: url.slice(0, most.urlLength), body: body.slice(0, most.bodyLength) });
      return true;
    },
    error: text => add(errors, text),
    say: text => add(said, text),
  };
}
