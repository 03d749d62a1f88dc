import type { Node } from '@babel/types';
import { addressPieces } from '../address-text.ts';
import { isChosenByClient, namesClient } from '../client-named.ts';
import type { Code } from '../code.ts';
import { linksIn, type MessageLink } from '../message-links.ts';
import { messageTexts } from '../message-roots.ts';
import { type Part, partsOf } from '../message-text.ts';
import { occasionsAt } from '../occasions.ts';
import { leavesOf, originOf } from '../origin.ts';
import { linkNames } from '../reset-link.ts';
import { defineRule, type Found } from '../rule.ts';
import type { Source } from '../source.ts';
import { templateLinks } from '../template-links.ts';
import { namesOf } from '../trace.ts';

const words =
  /emailMessage|smsMessage|CustomMessage|CustomEmailSender|CustomSMSSender|codeParameter|\{####\}/;

export const messageClientOfEvent = defineRule({
  id: 'message-client-of-event',
  severity: 'error',
  title: 'The link of a message names the app client that asked for it',
  why:
    'The code counts for the app client that asked for the mail, and one function writes the mails of all. A link with one ' +
    'app client for all, or with none, makes every other code look expired.',
  fix:
    'Write cid=event.callerContext.clientId into the link, and a fallback only where it is absent; have the page give it as ' +
    'ClientId.',
  leadsTo: ['link-names-wrong-client', 'code-issued-to-another-client'],
  mentions: words,
  *find(source) {
    const { code } = source;
    const told = new Set<number>();
    for (const found of source.page ? inTemplate(source) : inCode(source, code)) {
      if (!told.has(found.at)) yield found;
      told.add(found.at);
    }
  },
});

function* inCode(source: Source, code: Code): Iterable<Found> {
  const texts = messageTexts(source);
  for (const { value, isMessage } of texts) {
    if (!occasionsAt(code, value).includes('ForgotPassword')) continue;
    const parts = partsOf(code, value, addressPieces);
    yield* fixedClients(code, parts);
    const links = linksIn(code, parts).filter(link => isOfReset(source, link, value));
    const withCode = links.filter(({ hasCode }) => hasCode);
    for (const link of withCode) {
      if (isForAnyClient(code, link, value)) yield { at: link.at, says: noClient };
    }
    // A code that stands beside the link is typed in on the page.
    const hasCode = parts.some(part =>
      'text' in part ? part.text.includes('{####}') : namesOf(code, part.of).at(-1) === 'codeParameter',
    );
    if (!isMessage || !hasCode || withCode.length > 0) continue;
    for (const link of links.filter(({ address }) => resetPage.test(address))) {
      if (isForAnyClient(code, link, value))
        yield { at: link.at, severity: 'warning', says: noClientBesideCode };
    }
  }
}

function* inTemplate(source: Source): Iterable<Found> {
  for (const { at, link } of templateLinks(source)) {
    if (!link.hasCode || !isOfReset(source, link)) continue;
    if (!link.parameters.some(name => clientLike.test(name))) yield { at, says: noClient };
  }
}

const noClient =
  'The link of the message carries the code, and does not name the app client that asked for it.';
const noClientBesideCode =
  'The link of the message leads to a page where the code is typed in, and does not name the app client that asked for it.';

/** Names by which a page can tell app clients apart, in a template where no value can be seen. */
const clientLike = /client|^(cid|aid|app|app_?id|tenant|brand|site|source)$/i;

const resetPage = /(^|[/#-])(re-?set|forgot|recover|(set|new|change)-?_?pass)[\w-]*\/?$/i;

/** Whether a link is the same for all app clients, as far as the file tells. */
function isForAnyClient(code: Code, link: MessageLink, place: Node): boolean {
  if (link.isOpen || link.parameters.some(name => linkNames.client.test(name))) return false;
  if ([place, ...link.places].some(one => isChosenByClient(code, one))) return false;
  return !link.values.some(value => namesClient(code, value));
}

/** Whether a link is of a reset, by its address and the names around it; where neither says, it may be. */
function isOfReset(source: Source, { address }: Pick<MessageLink, 'address'>, place?: Node): boolean {
  const { path, code } = source;
  if (place && occasionsAt(code, place).length === 1) return true;
  const around = place ? functionNames(code, place) : '';
  for (const said of [address.replace(/^[a-z]+:\/\/[^/]*/i, ''), around, path]) {
    if (/re-?set|forgot|recover|pass_?w|pwd/i.test(said)) return true;
    if (/sign-?_?up|verif|confirm|activ|welcome|invit|regist|resend|join/i.test(said)) return false;
  }
  // A handler imports other things as well.
  return source.page !== undefined || source.isOfMessages !== true || words.test(source.text);
}

function functionNames(code: Code, place: Node): string {
  const names: string[] = [];
  for (let fn = code.functionAround(place); fn; fn = code.functionAround(fn)) {
    const parent = code.parentOf(fn);
    const named =
      'id' in fn && fn.id
        ? fn.id
        : 'key' in fn
          ? fn.key
          : parent?.type === 'VariableDeclarator'
            ? parent.id
            : undefined;
    if (named?.type === 'Identifier') names.push(named.name);
  }
  return names.join(' ');
}

/** App clients in a link that are not the one of the event. */
function* fixedClients(code: Code, parts: readonly Part[]): Iterable<Found> {
  for (const [index, part] of parts.entries()) {
    const before = parts[index - 1];
    const isValue =
      before !== undefined && 'text' in before && /[?&#](amp;)?(cid|client_?id)=$/i.test(before.text);
    if ('text' in part) {
      const isWritten = /[?&#](amp;)?(cid|client_?id)=[a-z0-9]{10,}/i.test(part.text);
      if (isWritten || (isValue && /^[a-z0-9]/i.test(part.text)))
        yield { at: part.at.start ?? 0, says: 'The link of the message names a fixed app client.' };
    } else if (isValue) {
      const says = otherThanClient(code, part.of);
      if (says) yield { at: part.of.start ?? 0, says };
    }
  }
}

function otherThanClient(code: Code, value: Node): string | undefined {
  if (leavesOf(originOf(code, value)).every(({ kind }) => kind === 'environment')) {
    return 'The link of the message names the app client of the function’s environment.';
  }
  const names = namesOf(code, value);
  const isOfEvent =
    /^(e|ev|evt|event)$/.test(names[0] ?? '') &&
    !names.some(name => /^(callerContext|clientMetadata|userAttributes)$/.test(name));
  return isOfEvent && names.length > 1
    ? `The link of the message names ${names.join('.')}, which is not the app client: that is event.callerContext.clientId.`
    : undefined;
}
