import type { ShownError } from '../../causes/known.ts';
import { api } from '../../model/api.ts';
import { type Members, members, parsedJson, textOf } from '../../pool/members.ts';
import type { KnownForms } from '../known-forms.ts';
import type { Reading } from '../reading.ts';
import { safeText } from '../safe-text.ts';
import { errorIn } from './error-message.ts';

/** Reads an answer over HTTP with its headers, as `curl -i`, proxies and browsers show it. */
export function readHttpAnswer(text: string, forms: KnownForms): Reading | undefined {
  const answer = /(?:^|\n)[ \t<]{0,8}HTTP\/[\d.]{1,8} (\d{3})[^\n]*\n([\s\S]*)$/.exec(
    text.replaceAll('\r\n', '\n'),
  );
  const header = (name: string) =>
    new RegExp(`^[ \\t<]{0,8}${name}:[ \\t]*([^\\n]+(?:\\n[ \\t]+[^\\n]+)*)`, 'im').exec(text)?.[1]?.trim();
  const named = header('x-amzn-errortype')?.split(':')[0];
  const challenge = header('www-authenticate');
  if (!answer && named === undefined && challenge === undefined) return undefined;
  const status = answer?.[1] ?? (challenge === undefined ? undefined : challengeStatus(challenge));
  const body = /(?:^|\n)[ \t<]{0,8}\n([\s\S]*)$/.exec(answer?.[2] ?? '')?.[1]?.trim() ?? '';
  const inBody = members(parsedJson(body));
  const said = errorMembers(inBody);
  const [, description] =
    /\berror_description="([^"]+)"/.exec(challenge ?? '') ??
    /\berror="(insufficient_scope)"/.exec(challenge ?? '') ??
    [];
  const told = header('x-lifeguard-cause');
  const operation = target(text);
  const message = description ?? said.message;
  const type = named ?? said.type ?? (status !== undefined && Number(status) >= 400 ? status : undefined);
  const shown: ShownError | undefined =
    type === undefined
      ? errorIn(body, forms)
      : {
          at: Object.hasOwn(api.shapes, type) ? 'API' : 'gateway',
          type,
          ...(message !== undefined && { message: safeText(message) }),
          ...(operation !== undefined && { operation }),
        };
  return {
    kind: 'HTTP answer',
    says: `${status === undefined ? 'an error' : `status ${status}`}${shown?.type !== undefined && shown.type !== status ? `, ${shown.type}` : ''}${shown?.message === undefined ? '' : `: "${shown.message}"`}`,
    found: shown ? { errors: [shown] } : {},
    told:
      told !== undefined && /^[a-z0-9-]{1,80}$/.test(told)
        ? [
            {
              cause: told,
              evidence: { says: 'The answer names it in x-lifeguard-cause.', speaks: 'settles it' },
            },
          ]
        : [],
  };
}

/** The status that such a header comes with, by RFC 6750. */
function challengeStatus(challenge: string): string {
  const [, error = ''] = /\berror="([a-z_]+)"/.exec(challenge) ?? [];
  return error === 'insufficient_scope' ? '403' : error === 'invalid_request' ? '400' : '401';
}

/** Reads the body of an error answer: of the API, of the OAuth endpoints, or of API Gateway. */
export function readErrorBody(record: Members): Reading | undefined {
  const refusal = graphQlRefusal(record);
  const { type, message } = refusal ?? errorMembers(record);
  if (type === undefined && message === undefined) return undefined;
  const isOfService = type !== undefined && Object.hasOwn(api.shapes, type);
  const error: ShownError = {
    at: isOfService ? 'API' : refusal || type === undefined ? 'gateway' : 'callback',
    ...(type !== undefined && { type }),
    ...(message !== undefined && { message: safeText(message) }),
  };
  return {
    kind: 'error',
    says: [type, message === undefined ? undefined : `"${safeText(message)}"`]
      .filter(part => part !== undefined)
      .join(': '),
    found: { errors: [error] },
  };
}

/** What AppSync refuses in its answer; its other errors are those of resolvers, which hold the names that tell more. */
function graphQlRefusal({
  errors,
}: Members): { readonly type: string; readonly message: string } | undefined {
  for (const error of Array.isArray(errors) ? errors : []) {
    const { errorType, message } = members(error);
    const type = textOf(errorType);
    const said = textOf(message);
    if (type !== undefined && /^Unauthorized(?:Exception)?$/.test(type) && said !== undefined)
      return { type, message: said };
  }
  return undefined;
}

/** The name and message, as the API, its SDKs, the OAuth endpoints and gateways spell them. */
function errorMembers(record: Members): { readonly type?: string; readonly message?: string } {
  const nested = members(record.error ?? record.Error);
  const name =
    textOf(record.__type) ??
    nameOf(record.code) ??
    nameOf(record.Code) ??
    textOf(record.name) ??
    textOf(record.error) ??
    nameOf(nested.Code) ??
    textOf(nested.name);
  const message =
    textOf(record.message) ??
    textOf(record.Message) ??
    textOf(record.error_description) ??
    textOf(record.errorMessage) ??
    textOf(nested.Message) ??
    textOf(nested.message);
  const type = name?.split('#').at(-1)?.split(':')[0];
  return {
    ...(type !== undefined && { type: safeText(type, 100) }),
    ...(message !== undefined && { message }),
  };
}

/** A member called code names an error, or it is the code of a user or a client. */
function nameOf(value: unknown): string | undefined {
  const text = textOf(value);
  return text !== undefined && /^[A-Za-z][\w.#:]*$/.test(text) ? text : undefined;
}

/** The operation, where the request stands beside the answer. */
function target(text: string): string | undefined {
  const operation = /AWSCognitoIdentityProviderService\.([A-Za-z]+)/.exec(text)?.[1];
  return operation !== undefined && Object.hasOwn(api.operations, operation) ? operation : undefined;
}
