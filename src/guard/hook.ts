import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a hook can do with a page that has loaded. */
export interface HookPage {
  /** Clicks the first element of a selector of CSS, if there is one. */
  click(selector: string): Promise<void>;
  /** Types into the first field of a selector of CSS, if there is one. */
  type(selector: string, text: string): Promise<void>;
}

/**
 * What somebody does on a page before its form can be filled in, such as to click a consent away.
 *
 * @example export default async ({ click }) => click('#accept-cookies');
 */
export type Hook = (page: HookPage) => Promise<void>;

/** Loads the function that a file of JavaScript or TypeScript exports as its default. @throws if it has none */
export async function loadHook(file: string): Promise<Hook> {
  const loaded: { readonly default?: unknown } = await import(pathToFileURL(resolve(file)).href);
  const hook = loaded.default;
  if (typeof hook !== 'function') throw new TypeError(`${file} exports no function as its default.`);
  return async page => hook(page);
}
