import type { PageWindow } from 'jsdom';
import type { PageElement } from './dom.ts';

/** Types as somebody would. React looks at the setter of the field itself, so the one of its kind is called. */
export function enter(window: PageWindow, field: PageElement, value: string): void {
  const { set } = Object.getOwnPropertyDescriptor(window.HTMLInputElement.prototype, 'value') ?? {};
  set?.call(field, value);
  for (const type of ['input', 'change']) field.dispatchEvent?.(new window.Event(type, { bubbles: true }));
}

/** Clicks as somebody would. */
export function press(target: PageElement): void {
  target.click?.();
}
