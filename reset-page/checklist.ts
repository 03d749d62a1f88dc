import { element } from './element.ts';
import { missingFrom, type PasswordPolicy, type PasswordRule, rulesOf } from './password-policy.ts';
import { ruleWords } from './words.ts';

/** The list of password rules under the field. */
export interface Checklist {
  /** Shows what the password meets. `sent` marks what it lacks as wrong, not only as open. */
  check(password: string, sent: boolean): readonly PasswordRule[];
  /** Marks a rule that the service says is broken, though the page may know another policy. */
  refuse(rule: PasswordRule): void;
}

const everyRule: readonly PasswordRule[] = [
  'length',
  'uppercase',
  'lowercase',
  'number',
  'symbol',
  'characters',
];

/** How long typing must rest before a screen reader hears what is still missing, in milliseconds. */
const rest = 900;

/** Makes the list for a pool's policy. A rule that is not in it is listed only while it is broken. */
export function createChecklist(policy: PasswordPolicy | null): Checklist {
  const list = element('rules', HTMLUListElement);
  const status = element('rules-status', HTMLParagraphElement);
  const listed = policy ? rulesOf(policy) : [];
  const items = everyRule.map(rule => ({ rule, ...makeItem(ruleWords(rule, policy)) }));
  list.append(...items.map(({ item }) => item));
  let timer: ReturnType<typeof setTimeout> | undefined;

  function check(password: string, sent: boolean): readonly PasswordRule[] {
    const missing = missingFrom(password, policy);
    for (const { rule, item, state } of items) {
      const lacks = missing.includes(rule);
      item.className = lacks ? (sent ? 'unmet' : '') : 'met';
      state.textContent = lacks ? ' (not yet)' : ' (done)';
      item.hidden = !lacks && !listed.includes(rule);
    }
    clearTimeout(timer);
    timer = setTimeout(() => {
      const words = missing.map(rule => ruleWords(rule, policy)).join(', ');
      status.textContent = !password
        ? ''
        : words
          ? `Still needed: ${words}.`
          : 'The password meets every rule.';
    }, rest);
    return missing;
  }

  function refuse(broken: PasswordRule): void {
    for (const { rule, item, state } of items) {
      if (rule !== broken) continue;
      item.className = 'unmet';
      state.textContent = ' (not accepted)';
      item.hidden = false;
    }
  }

  check('', false);
  return { check, refuse };
}

function makeItem(words: string): { item: HTMLLIElement; state: HTMLSpanElement } {
  const item = document.createElement('li');
  const state = document.createElement('span');
  state.className = 'unseen';
  const text = document.createElement('span');
  text.append(words.charAt(0).toUpperCase() + words.slice(1), state);
  item.append(makeSign(), text);
  return { item, state };
}

function makeSign(): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const sign = document.createElementNS(space, 'svg');
  sign.setAttribute('viewBox', '0 0 18 18');
  sign.setAttribute('aria-hidden', 'true');
  const ring = document.createElementNS(space, 'circle');
  for (const name of ['cx', 'cy']) ring.setAttribute(name, '9');
  ring.setAttribute('r', '8');
  const drawings = { tick: 'm5.5 9.5 2.5 2.5 4.5-5.5', cross: 'm6 6 6 6m0-6-6 6' };
  const paths = Object.entries(drawings).map(([name, drawing]) => {
    const path = document.createElementNS(space, 'path');
    path.setAttribute('class', name);
    path.setAttribute('d', drawing);
    return path;
  });
  sign.append(ring, ...paths);
  return sign;
}
