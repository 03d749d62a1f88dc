import { type MarkOf, nameKind } from './marks.ts';

/*
 * What comes through a tap is long and odd where somebody wants it to be, so each of these takes time that grows with
 * the text alone: no pattern may start again inside a run that it has already been through.
 */

/** What a token is made of, and what may adhere to it. */
const dottedRun = /[\w.-]+/g;

/** What an address may begin with, at the end of what stands before the sign. */
const localPart = /(?<![^\s<>'"(=,])[^\s<>'"(=,]+$/;

/** What an address may end with, at the start of what stands behind the sign. */
const domainPart = /^[^\s<>'"),]+\.[a-z]{2,}/i;

/** A text of any length with marks for the tokens in it and, unless users are shown, for the mail addresses. */
export function withNamesMarked(text: string, markOf: MarkOf, showUsers: boolean): string {
  const kept = text.replace(dottedRun, run => withTokenMarked(run, markOf));
  return showUsers ? kept : withAddressesMarked(kept, markOf);
}

/** From the header of a token on, all that adheres to it is taken for the token. */
function withTokenMarked(run: string, markOf: MarkOf): string {
  const parts = run.split('.');
  const at = parts.findIndex(
    (part, index) => /eyJ[\w-]/.test(part) && index + 2 < parts.length && parts[index + 1] !== '',
  );
  if (at < 0) return run;
  const begin = parts.slice(0, at).join('.').length + (at > 0 ? 1 : 0);
  const start = run.indexOf('eyJ', begin);
  // The end of a sentence is none of it; its third part may be empty.
  const parted = parts.slice(at);
  while (parted.length > 3 && parted.at(-1) === '') parted.pop();
  const end = begin + parted.join('.').length;
  return run.slice(0, start) + markOf('token', run.slice(start, end)) + run.slice(end);
}

function withAddressesMarked(text: string, markOf: MarkOf): string {
  const [first = '', ...rest] = text.split('@');
  let told = '';
  let open = first;
  for (const piece of rest) {
    const [domain] = open === '' ? [] : (domainPart.exec(piece) ?? []);
    const [local] = domain === undefined ? [] : (localPart.exec(open) ?? []);
    if (local === undefined || domain === undefined) {
      told += `${open}@`;
      open = piece;
      continue;
    }
    const address = `${local}@${domain}`;
    told += open.slice(0, -local.length) + markOf(nameKind(address, 'user'), address);
    open = piece.slice(domain.length);
  }
  return told + open;
}
