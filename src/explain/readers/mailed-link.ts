import type { MailedLink } from '../../causes/known.ts';
import { clientIdForm } from '../../pool/client-id.ts';
import type { Asked } from '../asked.ts';
import type { Reading } from '../reading.ts';
import { whenSeen } from '../when-seen.ts';
import { type Parameter, parametersOf, splitAddress, withoutMarks } from './address-parts.ts';

const placeholder = '{####}';

/** The longest address that is looked at, in characters. */
const longest = 20_000;

/** What the parameters of such links are called. */
const names = {
  code: ['code', 'confirmation_code', 'c', 'otp', 'verification_code'],
  client: ['cid', 'client_id', 'clientid'],
  pool: ['pid', 'pool_id', 'poolid', 'user_pool_id', 'userpoolid'],
  user: ['email', 'username', 'user_name', 'user', 'u', 'e', 'login', 'sub'],
} as const;

/** Reads the link of a reset mail, or of one like it. What its code is, is never kept. */
export function readMailedLink(text: string, asked: Asked): Reading | undefined {
  const address = withoutMarks(text.trim(), longest);
  if (
    address === undefined ||
    /\s/.test(address.replaceAll(/[?&][^&]*/g, '')) ||
    !/^[a-z][a-z0-9+.-]*:/i.test(address)
  )
    return undefined;
  const link = mailedLinkOf(address, asked.sentAt);
  if (!link) return undefined;
  const client = link.clientId === undefined ? 'that names no client' : `for client ${link.clientId}`;
  const pool = link.poolId === undefined ? '' : `, pool ${link.poolId}`;
  const sent = link.sentAt === undefined ? '' : `, mailed ${whenSeen(link.sentAt, asked.now)}`;
  return {
    kind: 'link',
    says: `to ${link.host || link.scheme} ${client}${pool}, its code ${codeWords[link.code]}${sent}`,
    found: { links: [link] },
  };
}

const codeWords: Readonly<Record<MailedLink['code'], string>> = {
  absent: 'missing',
  'six digits': 'of six digits',
  placeholder: 'still the placeholder',
  'to be filled in': 'to be filled in',
  'encoded placeholder': 'the placeholder, percent-encoded',
  'with text around': 'with other characters around it',
  'with white space': 'with white space in it',
  'of another length': 'not of six digits',
  'begins with 3D': 'not decoded from quoted-printable',
  'ends with =': 'not decoded from quoted-printable',
  'behind #': 'behind a #',
  'something else': 'not of six digits',
};

/** The parts of a link that matter; undefined where it is no address, or a very long one. */
export function mailedLinkOf(address: string, sentAt: number | undefined): MailedLink | undefined {
  const outer = address.length > longest ? undefined : splitAddress(address);
  if (!outer) return undefined;
  const inner = unwrapped(address, outer.host);
  const parts = (inner !== undefined && splitAddress(inner)) || outer;
  const query = parametersOf(parts.query);
  // A page may read what stands behind a #, with or without a path before it.
  const behind = parametersOf(parts.fragment.slice(parts.fragment.indexOf('?') + 1));
  const isBehind = !hasCode(query) && hasCode(behind);
  const parameters = isBehind ? [...query, ...behind] : query;
  const value = (wanted: readonly string[]) =>
    parameters.find(({ name }) => wanted.includes(name.toLowerCase()));
  const client = value(names.client)?.value.trim();
  const pool = value(names.pool)?.value.trim();
  const code = value(names.code);
  const form = isBehind ? 'behind #' : formOfCode(code);
  const noClient = client === undefined ? undefined : noClientIn(client);
  return {
    scheme: parts.scheme,
    host: parts.host,
    path: parts.path.length > 200 ? `${parts.path.slice(0, 200)}…` : parts.path,
    code: form,
    user: formOfUser(value(names.user)),
    parameters: parameters.slice(0, 50).map(({ name }) => name),
    length: (inner ?? address).length,
    ...(form === 'of another length' && code && { codeDigits: code.value.length }),
    ...(client !== undefined && (noClient === undefined ? { clientId: client } : { noClient })),
    ...(pool !== undefined && /^[\w-]{1,55}$/.test(pool) && !notAnId.test(pool) && { poolId: pool }),
    ...(parts !== outer && { wrappedBy: outer.host }),
    ...(sentAt !== undefined && { sentAt }),
  };
}

/** The links that carry a code, or say whose it is; all others lead elsewhere. */
export function codeLinks(addresses: readonly string[], sentAt: number | undefined): readonly MailedLink[] {
  return [...new Set(addresses)].flatMap(address => {
    const link = mailedLinkOf(address, sentAt);
    return link && (link.code !== 'absent' || link.clientId !== undefined || link.poolId !== undefined)
      ? [link]
      : [];
  });
}

/** What is told of such a link beside other things. */
export function linkNote({ clientId, poolId }: MailedLink): string {
  return clientId === undefined
    ? 'Its link names no client.'
    : `Its link is for client ${clientId}${poolId === undefined ? '' : ` of pool ${poolId}`}.`;
}

/** What languages write, and the service sends, where there is no id. */
const notAnId = /^(?:null|undefined|none|nil|NaN|CLIENT_ID_NOT_APPLICABLE)$/i;

/** What stands there in the place of a client id; undefined where it is one. */
export function noClientIn(client: string): string | undefined {
  if (client === '') return 'empty';
  if (notAnId.test(client)) return client;
  return clientIdForm.test(client) ? undefined : 'no client id';
}

function hasCode(parameters: readonly Parameter[]): boolean {
  return parameters.some(({ name, raw }) => raw !== '' && names.code.some(one => one === name.toLowerCase()));
}

function formOfCode(code: Parameter | undefined): MailedLink['code'] {
  if (code === undefined || code.raw === '') return 'absent';
  const { raw, value } = code;
  if (raw === placeholder) return 'placeholder';
  // An encoder that took the rest for a fragment leaves the brace alone.
  if (value === placeholder || /^%7B(?:%23|#|$)/i.test(raw) || value === '{') return 'encoded placeholder';
  if (/^\d{6}$/.test(value)) return 'six digits';
  if (/^\d+$/.test(value)) return 'of another length';
  if (/\d/.test(value) && /^[\d\s]+$/.test(value)) return 'with white space';
  // Codes of other services have letters: what quoted-printable leaves of one of Cognito has none beside.
  if (/^3D\d+\D?$/i.test(value)) return 'begins with 3D';
  if (/^\d*=$/.test(value)) return 'ends with =';
  return /(?:^|\D)\d{6}(?:\D|$)/.test(value) ? 'with text around' : 'something else';
}

function formOfUser(user: Parameter | undefined): MailedLink['user'] {
  if (user === undefined || user.raw === '') return 'absent';
  if (/%25(?:40|2B|20)/i.test(user.raw)) return 'encoded twice';
  if (/\s/.test(user.value.trim())) return 'with a space';
  return /\p{Lu}/u.test(user.value) ? 'with capital letters' : 'as it should be';
}

/** The address that a scanner or a click tracker has wrapped. */
function unwrapped(address: string, host: string): string | undefined {
  if (/(?:^|\.)awstrack\.me$/i.test(host)) return decoded(/\/L\d\/([^/]+)/.exec(address)?.[1]);
  if (/^urldefense\./i.test(host)) {
    const [, third] = /__(https?:.+?)__;/i.exec(address) ?? [];
    if (third !== undefined) return third.replace(/^(https?:\/)(?!\/)/i, '$1/');
  }
  const parameters = parametersOf(splitAddress(address)?.query ?? '');
  const isLink = parameters.some(({ name }) =>
    [...names.code, ...names.client].some(one => one === name.toLowerCase()),
  );
  if (isLink) return undefined;
  const carried = parameters.find(
    ({ name, value }) =>
      ['url', 'u', 'target', 'q', 'redirect', 'a'].includes(name.toLowerCase()) &&
      /^https?:\/\/[^/]+\/.*[?&]/i.test(value),
  );
  return carried?.value;
}

function decoded(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
