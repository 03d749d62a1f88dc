import { type FoundForm, findForm } from './find-form.ts';
import { readWords } from './read-words.ts';
import type { ApiAnswer, Errand, FormState, Patience } from './visit.ts';

/** What a hand can do with an open page, whatever opened it. */
export interface OpenPage {
  findForm(): Promise<FoundForm>;
  readWords(): Promise<string>;
  /** Types into all fields with that mark. @throws if a field cannot be used */
  type(mark: string, value: string): Promise<void>;
  /** Clicks everything with that mark. @throws if it cannot be clicked */
  click(mark: string): Promise<void>;
  /** The address in the address bar. */
  address(): string;
  /** How many calls of ConfirmForgotPassword were answered so far. */
  answered(): number;
  /** Answers them so from now on, as the form is tried again. */
  turn(answer: ApiAnswer): void;
  /** Whether the page waits for answers to its requests. */
  isBusy(): boolean;
  /**
   * How long its words must stay the same to be its last ones, in milliseconds: a browser may be slow to show what it was
   * answered.
   */
  readonly stillness: number;
  /** How long to wait between two looks, in milliseconds: a look into another process takes time from the page. */
  readonly pause: number;
}

/** What was seen while the form was filled in. */
export interface Handled {
  readonly form: FormState;
  readonly obstacle: string | undefined;
  readonly address: string;
  readonly words: { readonly before: string; readonly after: string };
  /** Whether the page kept the errand from its end. */
  readonly isEndless: boolean;
}

/** What was made of the form each time that it was submitted, once at least. */
export type HandledEach = readonly [Handled, ...Handled[]];

/** How long an errand may take in all: a page has its time to load, to show a form, to call, and to answer in words. */
export function limitOf({ load, quiet }: Patience): number {
  return load + handLimitOf(quiet) + 1_000;
}

/** How long the form may take of it. */
function handLimitOf(quiet: number): number {
  return 4 * quiet + longestRequest;
}

/** How long a page is taken to be busy with one request, in milliseconds: one that streams is never done. */
export const longestRequest = 3_000;

/** What is told where the form was not reached. */
export function unhandled({ link }: Pick<Errand, 'link'>, obstacle: string): Handled {
  const words = { before: '', after: '' };
  return { form: 'not reached', obstacle, address: link, words, isEndless: false };
}

/** What the form has cannot be used, and to find that out took all of its time. */
export class Stuck extends Error {}

/** The first line of what was thrown, or of what caused it. */
export function firstLine(thrown: unknown): string {
  const error = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

/**
 * Fills in a page's form and submits it, as somebody would who came by the mail: types what the page did not take from
 * the link, and reads what the page says then. It waits until something happens, and no longer than patience lets it.
 * Where there are further answers, it tries again with each, until the page lets nobody.
 */
export async function fillIn(
  page: OpenPage,
  { values, answers: [, ...further] }: Pick<Errand, 'values' | 'answers'>,
  patience: Patience,
): Promise<HandledEach> {
  const wait: Wait = { quiet: patience.quiet, end: performance.now() + handLimitOf(patience.quiet) };
  const first = await fillInFirst(page, values, wait);
  const again: Handled[] = [];
  // What was said once may be said again for no reason: of a further answer, only what is new tells.
  let said = `${first.words.before} ${first.words.after}`;
  for (const answer of first.form === 'submitted' ? further : []) {
    const handled = await tryAgain(page, values, answer, wait);
    if (!handled) break;
    const { before, after } = handled.words;
    again.push({ ...handled, words: { before: `${said} ${before}`, after } });
    said += ` ${before} ${after}`;
  }
  return [first, ...again];
}

async function fillInFirst(page: OpenPage, values: Errand['values'], wait: Wait): Promise<Handled> {
  const form = await until(() => page.findForm(), isComplete, page, wait);
  const address = page.address();
  const before = await page.readWords();
  const none = (obstacle: string): Handled => ({
    form: 'none',
    obstacle,
    address,
    words: { before, after: before },
    isEndless: false,
  });
  if (form.passwords === 0) return none('no field for a new password is shown');
  if (form.submit === 'none') return none('no button that submits the form is shown');
  try {
    await typeInto(page, form, values);
    await page.click('consent');
    const words = await submit(page, wait);
    if (!words) return none('the button stays disabled when all is filled in');
    return { form: 'submitted', obstacle: undefined, address, words, isEndless: false };
  } catch (error) {
    const why = `the form could not be filled in: ${firstLine(error).replace(/\.$/, '')}`;
    return { ...none(why), isEndless: error instanceof Stuck };
  }
}

/** Undefined where the page does not let it, or calls nothing: what it does then is told of a page opened anew. */
async function tryAgain(
  page: OpenPage,
  values: Errand['values'],
  answer: ApiAnswer,
  { end }: Wait,
): Promise<Handled | undefined> {
  const wait = { quiet: 2 * page.stillness, end };
  const before = page.answered();
  page.turn(answer);
  try {
    const form = await page.findForm();
    if (!isComplete(form)) return undefined;
    await typeInto(page, form, values);
    const words = await submit(page, wait);
    if (!words || page.answered() === before) return undefined;
    return { form: 'submitted', obstacle: undefined, address: page.address(), words, isEndless: false };
  } catch {
    return undefined;
  }
}

async function typeInto(page: OpenPage, form: FoundForm, values: Errand['values']): Promise<void> {
  if (form.username === '') await page.type('username', values.username);
  if (form.code === '') await page.type('code', values.code);
  await page.type('password', values.password);
}

/** What the page says before and after; undefined where its button cannot be clicked. */
async function submit(page: OpenPage, wait: Wait): Promise<Handled['words'] | undefined> {
  const filled = await until(
    () => page.findForm(),
    form => form.submit === 'usable',
    page,
    wait,
  );
  if (filled.submit !== 'usable') return undefined;
  const before = await page.readWords();
  const answered = page.answered();
  await page.click('submit');
  await until(
    async () => page.answered(),
    count => count > answered,
    page,
    wait,
  );
  return { before, after: await settled(page, before, wait) };
}

function isComplete({ passwords, submit }: FoundForm): boolean {
  return passwords > 0 && submit !== 'none';
}

/** How long a page is waited for. */
interface Wait {
  /** How long it may be quiet, in milliseconds. */
  readonly quiet: number;
  /** When its time is over, whatever it does, on the clock of `performance.now()`. */
  readonly end: number;
}

/**
 * Looks again and again until it is right, or the page has been quiet for that long. Time in which nobody could look, as
 * on a machine that has too much to do, is no quiet of the page.
 */
async function until<T>(
  look: () => Promise<T>,
  isRight: (seen: T) => boolean,
  page: OpenPage,
  { quiet, end }: Wait,
): Promise<T> {
  let still = 0;
  let last = performance.now();
  for (;;) {
    const seen = await look();
    const now = performance.now();
    still = page.isBusy() ? 0 : still + Math.min(now - last, 3 * page.pause);
    last = now;
    if (isRight(seen) || still > quiet || now > end) return seen;
    await new Promise(resolve => setTimeout(resolve, page.pause));
  }
}

/** What the page says when it has an answer and has stopped changing. */
async function settled(page: OpenPage, before: string, wait: Wait): Promise<string> {
  let last: string | undefined;
  let since = performance.now();
  const isStill = (words: string) => {
    if (words !== last || page.isBusy()) since = performance.now();
    last = words;
    return words !== before && performance.now() - since >= page.stillness;
  };
  return until(() => page.readWords(), isStill, page, wait);
}

/** The source of the functions that run inside a page. */
export const inPage = {
  findForm: `(${findForm})(document)`,
  readWords: `(${readWords})(document)`,
};
