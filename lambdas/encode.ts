/*
 * Strict encoders: what JavaScript's own leave as it is and signatures, mail programs or Cognito then
 * refuse. They work in every runtime, need nothing, and throw for no text: half a surrogate pair, which
 * UTF-8 has no bytes for, becomes U+FFFD. What is no text they do not take.
 */

/**
 * URI-encodes text the way AWS signs requests: every byte of its UTF-8 except `A-Z a-z 0-9 - . _ ~`, in
 * capital hex. encodeURIComponent leaves `! ' ( ) *`, for which S3 and others then compute another
 * signature. It is right for a value in any URL's query too.
 *
 * @example
 * awsUriEncode("o'neil (1)*.pdf") // 'o%27neil%20%281%29%2A.pdf'
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function awsUriEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * The canonical URI of an S3 object for SigV4: each part of its key encoded, the slashes between them kept.
 *
 * @example
 * awsCanonicalPath('files/a b.txt') // '/files/a%20b.txt'
 */
export function awsCanonicalPath(key: string): string {
  return `/${key.split('/').map(awsUriEncode).join('/')}`;
}

/**
 * The canonical query string for SigV4: names and values encoded, then sorted by name, then by value.
 *
 * @example
 * awsCanonicalQuery([['prefix', 'a b'], ['list-type', '2']]) // 'list-type=2&prefix=a%20b'
 */
export function awsCanonicalQuery(pairs: Iterable<readonly [name: string, value: string]>): string {
  const encoded = [...pairs].map(([name, value]) => [awsUriEncode(name), awsUriEncode(value)] as const);
  // What is encoded is ASCII, so that the order of its UTF-16 units is the order of its bytes.
  const order = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  return encoded
    .sort((a, b) => order(a[0], b[0]) || order(a[1], b[1]))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML, in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => entities[character] ?? '');
}
