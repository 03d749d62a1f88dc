import { createChecklist } from './checklist.ts';
import { type CodeDelivery, type ResetClient, ResetError } from './client.ts';
import { createCoolDown } from './cool-down.ts';
import { element } from './element.ts';
import { cleanCode, isCode, type Link } from './link.ts';
import { passwordRules } from './password-policy.ts';
import { clearFault, clearProblem, type Fault, showProblem } from './problem.ts';
import type { Route } from './route.ts';
import { type Field, type Step, wordsFor } from './words.ts';

/** What the form works with. */
export interface FormParts {
  readonly link: Link;
  readonly route: Route;
  readonly client: ResetClient;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

const corrections: Readonly<Record<Field, string>> = {
  username: 'Correct the name',
  code: 'Correct the code',
  password: 'Choose another password',
};

/** Fills the form from the link, puts the focus on what is to be typed, and answers the user's actions. */
export function openForm({ link, route, client, now }: FormParts): void {
  const form = element('form', HTMLFormElement);
  const username = element('username', HTMLInputElement);
  const code = element('code', HTMLInputElement);
  const password = element('password', HTMLInputElement);
  const change = element('change', HTMLButtonElement);
  const show = element('show', HTMLButtonElement);
  const submit = element('submit', HTMLButtonElement);
  // Found once: success takes the form away while the seconds may still be counted.
  const wait = element('wait', HTMLElement);
  const senders = ['send', 'problem-send'].map(id => element(id, HTMLButtonElement));
  const checklist = createChecklist(route.passwordPolicy);
  let busy = false;

  const coolDown = createCoolDown(30, now, left => {
    wait.textContent = left ? `You can ask again in ${left} s.` : '';
    for (const sender of senders) sender.setAttribute('aria-disabled', String(left > 0));
  });

  username.value = link.username;
  username.readOnly = link.username !== '';
  change.hidden = !username.readOnly;
  if (link.username && !link.username.includes('@')) {
    element('username-label', HTMLElement).textContent = 'Username';
    change.setAttribute('aria-label', 'Change username');
  }
  element('username-note', HTMLElement).textContent = link.plusGuessed
    ? 'The link had a space here, which was most likely a plus sign. Please check it.'
    : '';
  code.value = link.code;
  element('lead', HTMLElement).textContent = link.code
    ? 'Your code is filled in already.'
    : 'Type the six digits from the mail, then your new password.';
  if (route.passwordPolicy) password.setAttribute('passwordrules', passwordRules(route.passwordPolicy));
  (!username.value ? username : !code.value ? code : password).focus();

  change.addEventListener('click', unlock);
  username.addEventListener('input', () => clearFault('username'));
  code.addEventListener('input', () => clearFault('code'));
  code.addEventListener('change', () => {
    code.value = cleanCode(code.value);
  });
  password.addEventListener('input', () => {
    clearFault('password');
    checklist.check(password.value, false);
  });
  show.addEventListener('click', () => setShown(password.type === 'password'));
  for (const sender of senders) sender.addEventListener('click', () => void send(sender));
  form.addEventListener('submit', event => {
    event.preventDefault();
    void confirm();
  });

  async function confirm(): Promise<void> {
    if (busy) return;
    code.value = cleanCode(code.value);
    const faults = [...usernameFaults(), ...codeFaults(), ...passwordFaults()];
    if (faults.length > 0) return showFaults(faults);
    setShown(false);
    await during(submit, 'One moment…', 'confirm', async () => {
      const input = { username: username.value.trim(), code: code.value, password: password.value };
      await client.confirm(input);
      succeed(route.signInUrl);
    });
  }

  async function send(sender: HTMLButtonElement): Promise<void> {
    if (busy || !coolDown.isOver()) return;
    const faults = usernameFaults();
    if (faults.length > 0) return showFaults(faults);
    await during(sender, 'Sending…', 'start', async () => {
      showSent(await client.start(username.value.trim()));
      clearProblem();
      code.value = '';
      coolDown.start();
      code.focus();
    });
  }

  /** Does one call at a time: the button says so and keeps the focus, and a failure is shown. */
  async function during(button: HTMLButtonElement, text: string, step: Step, call: () => Promise<void>) {
    const label = button.textContent;
    busy = true;
    button.textContent = text;
    for (const other of [submit, ...senders]) other.setAttribute('aria-disabled', 'true');
    try {
      await call();
    } catch (error) {
      if (!(error instanceof ResetError)) throw error;
      const words = wordsFor(error, step);
      if (words.field === 'username') unlock();
      if (error.rule) checklist.refuse(error.rule);
      const { field, title } = words;
      const faults = field ? [{ field, text: title, link: corrections[field] }] : [];
      showProblem(words, faults, error, route.signInUrl);
    } finally {
      busy = false;
      button.textContent = label;
      submit.setAttribute('aria-disabled', 'false');
      for (const sender of senders) sender.setAttribute('aria-disabled', String(!coolDown.isOver()));
    }
  }

  function usernameFaults(): readonly Fault[] {
    const value = username.value.trim();
    if (value === '') return [{ field: 'username', text: 'Type the email that you sign in with' }];
    return /\s/.test(value) ? [{ field: 'username', text: 'Take the space out of the email' }] : [];
  }

  function codeFaults(): readonly Fault[] {
    return isCode(code.value) ? [] : [{ field: 'code', text: 'Type the six digits from the mail' }];
  }

  function passwordFaults(): readonly Fault[] {
    if (password.value === '') return [{ field: 'password', text: 'Type a new password' }];
    const missing = checklist.check(password.value, true);
    return missing.length > 0 ? [{ field: 'password', text: 'Choose a password that meets every rule' }] : [];
  }

  function showFaults(faults: readonly Fault[]): void {
    const title = faults.length === 1 ? 'One thing to put right' : `${faults.length} things to put right`;
    showProblem({ title, text: 'Nothing was sent yet.' }, faults, null, null);
  }

  function unlock(): void {
    username.readOnly = false;
    change.hidden = true;
    username.focus();
  }

  function setShown(shown: boolean): void {
    password.type = shown ? 'text' : 'password';
    show.setAttribute('aria-pressed', String(shown));
  }
}

function showSent({ medium, destination }: CodeDelivery): void {
  const kind = medium === 'SMS' ? 'text message' : 'mail';
  element('lead', HTMLElement).textContent = '';
  element('sent', HTMLElement).textContent =
    `If this account exists, a ${kind} with a new code is on its way to ${destination}. ` +
    'It works for one hour. Older codes no longer work.';
}

/** Takes the form away, which also tells password managers to keep the new password. */
function succeed(signInUrl: string | null): void {
  for (const id of ['form', 'problem', 'sent']) element(id, HTMLElement).remove();
  const title = element('title', HTMLElement);
  title.textContent = 'Your password is changed';
  document.title = title.textContent;
  element('lead', HTMLElement).textContent = signInUrl
    ? 'You can sign in with it now.'
    : 'Go back to the app and sign in with it.';
  const signIn = element('sign-in', HTMLAnchorElement);
  signIn.hidden = !signInUrl;
  if (signInUrl) signIn.href = signInUrl;
  element('done', HTMLElement).hidden = false;
  document.body.className = 'done';
  history.replaceState(null, '', location.pathname);
  title.focus();
}
