import type { PageDocument, PageElement } from './dom.ts';

/** The attribute that marks what was found, with the part it plays as its value. */
export const mark = 'data-lifeguard-guard';

/** What a page's form has, each marked with {@link mark}. */
export interface FoundForm {
  /** How many fields take a new password: two where it is typed again. */
  readonly passwords: number;
  /** What stands in the field of the code; undefined where the page has none that is shown. */
  readonly code: string | undefined;
  /** What stands in the field of the user; undefined where the page has none that is shown. */
  readonly username: string | undefined;
  /** Many pages let it be clicked only when all is filled in. */
  readonly submit: 'none' | 'disabled' | 'usable';
}

/**
 * Finds the form of a reset page as a password manager would: by the types, `autocomplete`, names and labels of its
 * fields. It runs inside the page, so it stands alone and uses nothing from around it.
 */
export function findForm(document: PageDocument): FoundForm {
  const attribute = 'data-lifeguard-guard';
  for (const old of document.querySelectorAll(`[${attribute}]`)) old.removeAttribute(attribute);
  const isShown = (element: PageElement) =>
    element.checkVisibility
      ? element.checkVisibility()
      : element.closest('[hidden], [style*="display:none"], [style*="display: none"]') === null;
  const named = (element: PageElement) =>
    [
      ...['autocomplete', 'name', 'id', 'placeholder', 'aria-label'].map(name => element.getAttribute(name)),
      ...[...(element.labels ?? [])].map(label => label.textContent),
    ]
      .join(' ')
      .toLowerCase();

  const inputs = [...document.querySelectorAll('input')].filter(
    input => input.disabled !== true && isShown(input),
  );
  const typed = inputs.filter(
    ({ type = 'text' }) => !/^(?:checkbox|radio|button|submit|reset|image|file|hidden)$/.test(type),
  );
  const passwords = typed.filter(({ type }) => type === 'password');
  for (const password of passwords) password.setAttribute(attribute, 'password');
  const others = typed.filter(input => !passwords.includes(input));
  const code =
    others.find(input => named(input).includes('one-time-code')) ??
    others.find(input => /code|otp|\bpin\b/.test(named(input)));
  code?.setAttribute(attribute, 'code');
  const rest = others.filter(input => input !== code);
  const username =
    rest.find(input => input.type === 'email') ??
    rest.find(input => /user|e-?mail|login|account|phone/.test(named(input)));
  username?.setAttribute(attribute, 'username');
  for (const box of inputs) {
    if (box.type === 'checkbox' && box.getAttribute('required') !== null)
      box.setAttribute(attribute, 'consent');
  }

  const [password] = passwords;
  const form = password?.closest('form');
  const buttons = [
    ...(form ?? document).querySelectorAll('button, input[type=submit], [role=button]'),
  ].filter(isShown);
  const submits = buttons.filter(
    button => button.type === 'submit' && (button.localName === 'input' || button.form !== null),
  );
  const submit =
    submits.at(-1) ??
    buttons.findLast(button =>
      /reset|change|set|save|update|confirm|continue|submit/.test(
        `${button.textContent} ${named(button)}`.toLowerCase(),
      ),
    ) ??
    (buttons.length === 1 ? buttons[0] : undefined);
  submit?.setAttribute(attribute, 'submit');
  return {
    passwords: passwords.length,
    code: code?.value,
    username: username?.value,
    submit: submit === undefined ? 'none' : submit.disabled === true ? 'disabled' : 'usable',
  };
}
