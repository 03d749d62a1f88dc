/*
 * The few members of a document that guard's own functions use inside a page, in Chromium as in jsdom. A browser's types
 * would bring its globals into every file.
 */

/** An element of a page, with the members of form fields where it is one. */
export interface PageElement {
  readonly localName: string;
  readonly textContent: string | null;
  readonly childNodes: Iterable<PageNode>;
  readonly disabled?: boolean;
  readonly readOnly?: boolean;
  readonly type?: string;
  readonly value?: string;
  readonly form?: PageElement | null;
  readonly labels?: Iterable<PageElement> | null;
  /** Browsers have it, jsdom does not. */
  checkVisibility?(): boolean;
  click?(): void;
  dispatchEvent?(event: object): void;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  closest(selectors: string): PageElement | null;
  querySelectorAll(selectors: string): Iterable<PageElement>;
}

/** A node of a page; `nodeType` 1 is an element, 3 is text. */
export interface PageNode {
  readonly nodeType: number;
  readonly textContent: string | null;
}

/** The document of a page. */
export interface PageDocument {
  readonly body: PageElement | null;
  readonly title: string;
  querySelectorAll(selectors: string): Iterable<PageElement>;
}
