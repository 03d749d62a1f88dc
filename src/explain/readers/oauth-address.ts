import type { OAuthAddress, ShownError } from '../../causes/known.ts';
import type { Asked } from '../asked.ts';
import type { Reading } from '../reading.ts';
import { safeText } from '../safe-text.ts';
import { parametersOf, splitAddress, withoutMarks } from './address-parts.ts';
import { decodedTokens } from './token.ts';

/** Which address it is, by the end of its path. */
const paths: readonly (readonly [end: RegExp, kind: OAuthAddress['kind']])[] = [
  [/\/oauth2\/authorize$/, 'authorize'],
  [/\/oauth2\/token$/, 'token'],
  [/\/logout$/, 'logout'],
  [/\/(?:login|signup|forgotPassword|confirmUser|error|mfa|select)$/, 'sign-in page'],
];

/**
 * Reads an address of the OAuth flow: the authorize endpoint, the sign-in page, the logout, or what the browser came
 * back to. Codes and tokens in it are not kept.
 */
export function readOAuthAddress(text: string, asked: Asked): Reading | undefined {
  const line = withoutMarks(text.trim(), 50_000);
  if (line === undefined || /\s/.test(line)) return undefined;
  const parts = splitAddress(line);
  if (!parts) return undefined;
  const all = [...parametersOf(parts.query), ...parametersOf(parts.fragment)];
  const value = (name: string) => all.find(parameter => parameter.name === name)?.value || undefined;
  const kind = kindOf(parts.host, parts.path, value);
  if (!kind) return undefined;

  const scope = value('scope');
  const [clientId, redirectUri, responseType] = [
    value('client_id'),
    value('redirect_uri') ?? value('logout_uri'),
    value('response_type'),
  ];
  const error = value('error');
  // The page for errors has a sentence in the place of the name.
  const isSentence = kind === 'sign-in page' && /\s/.test(error ?? '');
  const description = value('error_description') ?? (isSentence ? error : undefined);
  const address: OAuthAddress = {
    kind,
    host: parts.host,
    ...(clientId !== undefined && { clientId: clientId.slice(0, 128) }),
    ...(redirectUri !== undefined && { redirectUri: shownUri(redirectUri) }),
    ...(responseType !== undefined && { responseType: responseType.slice(0, 40) }),
    ...(scope !== undefined && { scopes: scope.split(' ').slice(0, 60) }),
    ...(kind === 'authorize' && { hasPkce: value('code_challenge') !== undefined }),
    ...(error !== undefined && { error: safeText(error, 100) }),
    ...(description !== undefined && { errorDescription: safeText(description) }),
  };
  const errors: ShownError[] =
    error === undefined
      ? []
      : [
          {
            at: kind === 'callback' ? 'callback' : 'sign-in page',
            ...(!isSentence && { type: safeText(error, 100) }),
            ...(description !== undefined && { message: safeText(description) }),
          },
        ];
  const tokens = decodedTokens([value('id_token'), value('access_token')], asked);
  return {
    kind: kind === 'callback' ? 'callback address' : `${kind} address`,
    says: saying(address),
    found: { addresses: [address], errors, tokens },
  };
}

function kindOf(
  host: string,
  path: string,
  value: (name: string) => string | undefined,
): OAuthAddress['kind'] | undefined {
  const isDomain =
    /\.auth\.[a-z0-9-]+\.amazoncognito\.com$/.test(host.replace(/:\d+$/, '')) ||
    /\.localhost(?::\d+)?$/.test(host);
  const isAsked = value('client_id') !== undefined;
  const found = paths.find(([end]) => end.test(path))?.[1];
  if (found === 'authorize' || found === 'token') return found;
  if (found && (isDomain || (isAsked && !value('confirmation_code')))) return found;
  if (isAsked && value('response_type') !== undefined) return 'authorize';
  const isAnswer =
    (value('error') !== undefined &&
      (value('error_description') !== undefined ||
        value('state') !== undefined ||
        /^[a-z]+_[a-z_]+$/.test(value('error') ?? ''))) ||
    (value('code') !== undefined && value('state') !== undefined) ||
    /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value('code') ?? '') ||
    value('id_token') !== undefined ||
    value('access_token') !== undefined;
  return isAnswer ? 'callback' : undefined;
}

/** Its query may carry a token or a code; what stands before is compared letter by letter. */
function shownUri(uri: string): string {
  const end = uri.search(/[?#]/);
  return end < 0 ? uri.slice(0, 1_024) : uri.slice(0, Math.min(end, 1_024)) + safeText(uri.slice(end), 1_024);
}

function saying({ host, clientId, redirectUri, error }: OAuthAddress): string {
  const client = clientId === undefined ? '' : ` for client ${clientId}`;
  const back = redirectUri === undefined ? '' : `, back to ${redirectUri}`;
  return `of ${host}${client}${back}${error === undefined ? '' : `, with the error ${error}`}`;
}
