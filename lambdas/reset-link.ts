import { awsUriEncode } from './encode.ts';

/** What stands for the code until Cognito puts it in. */
export const codePlaceholder = '{####}';

/**
 * What the link says of the reset, so that the page can send the code back to the client that asked for it.
 */
export interface ResetLinkValues {
  readonly email: string;
  /** Undefined where no app client asked; the page then chooses one itself. */
  readonly clientId: string | undefined;
  /** Undefined where nobody knows it, as in the test event of Lambda's console. */
  readonly userPoolId: string | undefined;
  /**
   * Of a sender that puts the code in itself, such as a CustomEmailSender; Cognito's placeholder otherwise.
   */
  readonly code?: string;
}

/**
 * The address of the reset page with the code, or its placeholder, and these values in its query. A query
 * and a fragment that the page's address has already stay where they are.
 *
 * The URL classes cannot make it: they would encode the placeholder, and Cognito replaces only the literal
 * one.
 *
 * @example
 * resetLink('https://example.com/reset', { email: 'a+b@example.com', clientId: 'c', userPoolId: 'p' })
 * // 'https://example.com/reset?code={####}&email=a%2Bb%40example.com&cid=c&pid=p'
 */
export function resetLink(page: string, values: ResetLinkValues): string {
  const own = [
    `code=${values.code === undefined ? codePlaceholder : awsUriEncode(values.code)}`,
    `email=${awsUriEncode(values.email)}`,
    ...(values.clientId === undefined ? [] : [`cid=${awsUriEncode(values.clientId)}`]),
    ...(values.userPoolId === undefined ? [] : [`pid=${awsUriEncode(values.userPoolId)}`]),
  ];
  const [beforeFragment = '', ...fragment] = page.split('#');
  const [path = '', ...query] = beforeFragment.split('?');
  const given = query
    .join('?')
    .split('&')
    .filter(pair => pair !== '' && !/^(?:code|email|cid|pid)(?:=|$)/.test(pair));
  const address = `${path}?${[...given, ...own].join('&')}`;
  return fragment.length > 0 ? `${address}#${fragment.join('#')}` : address;
}
