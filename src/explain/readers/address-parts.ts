/** An address in parts, none of them decoded. */
export interface AddressParts {
  /** In lower case, without the colon. */
  readonly scheme: string;
  /** With the port, in lower case; empty where there is none. */
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
  /** Whether a name and password stand before the host. */
  readonly hasUser: boolean;
}

/** One parameter of a query, in its place. */
export interface Parameter {
  readonly name: string;
  /** As it stands there. */
  readonly raw: string;
  /** Decoded as browsers decode forms: `+` is a space. */
  readonly value: string;
}

/** An address without the brackets and quotation marks around it; undefined where it is longer than that. */
export function withoutMarks(address: string, longest: number): string | undefined {
  if (address.length > longest) return undefined;
  return address.replace(/^[<"'(]+|(?<![>"')])[>"')]+$/g, '');
}

/**
 * Takes an address apart without losing what is wrong with it: `{####}`, which a browser takes for a fragment, stays
 * where it stands. Two colons, as in `net::ERR_FAILED`, begin no address.
 */
export function splitAddress(address: string): AddressParts | undefined {
  const [whole = '', ...rest] = address.replaceAll('{####}', hidden).split('#');
  const [base = '', ...query] = whole.split('?');
  const found = /^([a-z][a-z0-9+.-]{0,40}):(?!:)(?:\/\/([^/]*))?(.*)$/is.exec(base);
  if (!found) return undefined;
  const [, scheme = '', authority = '', path = ''] = found;
  const at = authority.lastIndexOf('@');
  return {
    scheme: scheme.toLowerCase(),
    host: authority.slice(at + 1).toLowerCase(),
    path: path.replaceAll(hidden, '{####}'),
    query: query.join('?').replaceAll(hidden, '{####}'),
    fragment: rest.join('#').replaceAll(hidden, '{####}'),
    hasUser: at >= 0,
  };
}

/** Stands for the placeholder, whose signs would end the query. */
const hidden = '\uE000';

/** The parameters of a query, in order; at most 200. */
export function parametersOf(query: string): readonly Parameter[] {
  if (query === '') return [];
  return query.split('&', 200).map(pair => {
    const at = pair.indexOf('=');
    const name = at < 0 ? pair : pair.slice(0, at);
    const raw = at < 0 ? '' : pair.slice(at + 1);
    return { name: decodedForm(name), raw, value: decodedForm(raw) };
  });
}

function decodedForm(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}
