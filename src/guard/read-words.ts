import type { PageDocument, PageElement, PageNode } from './dom.ts';

/**
 * What a page says to somebody who sees it: the text that is shown, in order, with single spaces. It runs inside the
 * page, so it stands alone and uses nothing from around it.
 */
export function readWords(document: PageDocument): string {
  const words: string[] = [];
  const isElement = (node: PageNode): node is PageElement & PageNode => node.nodeType === 1;
  const isShown = (element: PageElement) => {
    if (/^(?:script|style|noscript|template|head)$/.test(element.localName)) return false;
    if (element.checkVisibility) return element.checkVisibility();
    return (
      element.getAttribute('hidden') === null && !/display:\s*none/.test(element.getAttribute('style') ?? '')
    );
  };
  const read = (element: PageElement) => {
    if (!isShown(element)) return;
    for (const node of element.childNodes) {
      if (node.nodeType === 3) words.push(node.textContent ?? '');
      else if (isElement(node)) read(node);
    }
  };
  if (document.body) read(document.body);
  // More than that is no message to anybody.
  return words.join(' ').slice(0, 200_000).replace(/\s+/g, ' ').trim();
}
