import { api } from '../../model/api.ts';
import type { KnownForms } from '../known-forms.ts';

/** The name of an error where it stands in a text. */
export interface NamedError {
  /** As the service or a library spells it. */
  readonly type: string;
  /** As the text spells it. */
  readonly word: string;
  /** Whether it is one of the service or of the catalogue. */
  readonly isKnown: boolean;
  /** Where it begins and ends, in characters. */
  readonly start: number;
  readonly end: number;
}

/** The spelling of every name that is known, by its letters in lower case. */
export type Spellings = ReadonlyMap<string, string>;

/** How the names of errors end, in the API, in SDKs and in libraries that check tokens. */
const named =
  /^(?:[A-Z][A-Za-z]{2,60}(?:Exception|Error|Failure|Fault|Expired|Token|Signature|Parameter|InJwks)|InvalidAction|OptInRequired)$/;

/** Names that say nothing: what languages, SDKs and plugins call any error. */
const empty = new Set([
  ...['Error', 'TypeError', 'RuntimeException', 'PlatformException', 'ServiceException', 'ServiceError'],
  ...['ClientError', 'ApiError', 'AwsError', 'GotrueError', 'AuthError', 'AuthException', 'AmplifyException'],
  ...['CognitoClientException', 'CognitoIdentityProviderException', 'AWSCognitoAuthError', 'SdkError'],
]);

/** What libraries for mobile apps call errors of the service by a name of their own (observed in their sources). */
const ownNames: Readonly<Record<string, string>> = {
  NotAuthorizedServiceException: 'NotAuthorizedException',
  CodeExpiredException: 'ExpiredCodeException',
  CodeDeliveryException: 'CodeDeliveryFailureException',
  FailedAttemptsLimitExceededException: 'TooManyFailedAttemptsException',
  RequestLimitExceededException: 'TooManyRequestsException',
};

/** The names of the service, of what the catalogue has seen, and of libraries that call them otherwise. */
export function spellingsOf(forms: KnownForms): Spellings {
  const ofService = Object.entries(api.shapes).flatMap(([name, { exception }]) => (exception ? [name] : []));
  const seen = forms.flatMap(({ error }) => error ?? []);
  return new Map([
    ...Object.entries(ownNames).map(([own, name]): [string, string] => [lettersOf(own), name]),
    ...[...seen, ...ofService].map((name): [string, string] => [lettersOf(name), name]),
  ]);
}

/** The names of errors in the start of a text, in order; those that say nothing are left out. */
export function errorNames(text: string, spellings: Spellings): readonly NamedError[] {
  const start = text.slice(0, 100_000);
  return [...start.matchAll(/(?<![\w$])[A-Za-z][A-Za-z_]{2,80}(?![\w$])/g)].flatMap(({ 0: word, index }) => {
    const end = index + word.length;
    const known = knownName(word, start.slice(Math.max(0, index - 20), index), start.slice(end, end + 20));
    const type = known ?? word;
    if (empty.has(type) || (known === undefined && !named.test(word))) return [];
    return [{ type, word, isKnown: known !== undefined, start: index, end }];
  });

  function knownName(word: string, before: string, after: string): string | undefined {
    const letters = lettersOf(word);
    if (named.test(word) || letters.endsWith('exception')) return spellings.get(letters);
    // Swift writes the case of an enumeration: `notAuthorized("…")`, `AWSCognitoAuthError.codeMismatch`.
    const isCase = /^\((?:message: ?)?["“]/.test(after) || /[a-z]Error\.$/.test(before);
    return isCase && /^[a-z]/.test(word) ? spellings.get(`${letters}exception`) : undefined;
  }
}

/** A name as it is looked up: libraries write its words together or apart, with and without capital letters. */
export function lettersOf(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}
