import { type DefaultTreeAdapterTypes, parse } from 'parse5';

/** More than a mail for one purpose has; the links of one that has more are not all looked at. */
const most = 500;

/** The absolute addresses that HTML links to, in order, each once, as a browser would open them. */
export function mailLinks(html: string): readonly string[] {
  const links = new Set<string>();
  const left: DefaultTreeAdapterTypes.Node[] = [parse(html)];
  for (let node = left.pop(); node && links.size < most; node = left.pop()) {
    const link = addressOf(node);
    if (link !== undefined) links.add(link);
    if ('childNodes' in node) left.push(...node.childNodes.toReversed());
  }
  return [...links];
}

function addressOf(node: DefaultTreeAdapterTypes.Node): string | undefined {
  if (!('tagName' in node) || (node.tagName !== 'a' && node.tagName !== 'area')) return undefined;
  const written = node.attrs.find(({ name }) => name === 'href')?.value;
  // Browsers drop line ends within, which mails that are folded have, and what is around.
  const address = written?.replaceAll(/[\t\n\r]/g, '').trim();
  return address !== undefined && /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : undefined;
}
