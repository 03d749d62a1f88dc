import { element } from './element.ts';
import type { ResetError } from './reset-error.ts';
import type { Field, Words } from './words.ts';

/** A field that needs another value, and why, in a few words. */
export interface Fault {
  readonly field: Field;
  readonly text: string;
  /** What the link to the field says where the text would repeat the title. */
  readonly link?: string;
}

const fields: readonly Field[] = ['username', 'code', 'password'];

/** Shows what went wrong above the form, marks the fields, and moves the focus there. */
export function showProblem(
  words: Words,
  faults: readonly Fault[],
  error: ResetError | null,
  signInUrl: string | null,
): void {
  clearProblem();
  for (const outdated of ['sent', 'lead']) element(outdated, HTMLElement).textContent = '';
  for (const { field, text } of faults) {
    element(`${field}-error`, HTMLElement).textContent = text;
    element(field, HTMLInputElement).setAttribute('aria-invalid', 'true');
  }
  element('problem-title', HTMLElement).textContent = words.title;
  element('problem-text', HTMLElement).textContent = words.text;
  element('problem-fields', HTMLElement).replaceChildren(...faults.map(makeLink));
  element('problem-send', HTMLElement).hidden = !words.offerCode;
  const signIn = element('problem-sign-in', HTMLAnchorElement);
  signIn.hidden = !(words.offerSignIn && signInUrl);
  if (signInUrl) signIn.href = signInUrl;
  element('problem-cause', HTMLElement).textContent = error?.causeId ? `Cause: ${error.causeId}` : '';
  element('problem-support', HTMLElement).textContent = error
    ? `For support: ${error.type ?? error.kind}${error.requestId ? `, request ${error.requestId}` : ''}`
    : '';
  document.title = `Problem: ${words.title}`;
  const problem = element('problem', HTMLElement);
  problem.hidden = false;
  problem.focus();
}

/** Takes the problem and all marks away. */
export function clearProblem(): void {
  element('problem', HTMLElement).hidden = true;
  for (const field of fields) clearFault(field);
  document.title = element('title', HTMLElement).textContent;
}

/** Takes the mark from one field, as soon as its value changes. */
export function clearFault(field: Field): void {
  element(`${field}-error`, HTMLElement).textContent = '';
  element(field, HTMLInputElement).removeAttribute('aria-invalid');
}

function makeLink({ field, text, link: label = text }: Fault): HTMLLIElement {
  const link = document.createElement('a');
  link.href = `#${field}`;
  link.textContent = label;
  // The address bar stays as it is: only the focus moves.
  link.addEventListener('click', event => {
    event.preventDefault();
    element(field, HTMLInputElement).focus();
  });
  const item = document.createElement('li');
  item.append(link);
  return item;
}
