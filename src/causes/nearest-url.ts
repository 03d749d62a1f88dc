/** The registered URL that comes nearest to one that was sent, and all that differs between them. */
export interface NearestUrl {
  readonly url: string;
  /** Such as `the slash at the end` or `the port`; empty where they are equal, letter by letter. */
  readonly differs: readonly string[];
}

/**
 * The nearest of the registered URLs, which are compared letter by letter by the service.
 *
 * @returns undefined where none is registered
 */
export function nearestUrl(sent: string, registered: readonly string[]): NearestUrl | undefined {
  return registered
    .map(url => ({ url, differs: url === sent ? [] : differences(sent, url) }))
    .toSorted((one, other) => one.differs.length - other.differs.length || weight(one) - weight(other))[0];
}

/** Among equally many differences, one of spelling is nearer than one of place. */
function weight({ differs }: NearestUrl): number {
  return differs.filter(difference => difference === 'the host' || difference === 'the path').length;
}

function differences(sent: string, registered: string): readonly string[] {
  const one = URL.parse(sent);
  const other = URL.parse(registered);
  if (!one || !other)
    return [sent.toLowerCase() === registered.toLowerCase() ? 'capital letters' : 'the whole of it'];
  const found = [
    ...(one.protocol === other.protocol
      ? []
      : [`the scheme (${scheme(one)}, registered is ${scheme(other)})`]),
    ...hostDifference(one.hostname, other.hostname),
    ...(one.port === other.port ? [] : ['the port']),
    ...pathDifference(one.pathname, other.pathname),
    ...(one.search === other.search ? [] : ['the query']),
    ...(one.hash === other.hash ? [] : ['the fragment']),
  ];
  if (found.length > 0) return found;
  return [sent.toLowerCase() === registered.toLowerCase() ? 'capital letters' : 'the slash at the end'];
}

function scheme({ protocol }: URL): string {
  return protocol.slice(0, -1);
}

function hostDifference(one: string, other: string): readonly string[] {
  if (one === other) return [];
  // Hosts of https:// are read in small letters; those of an app's own scheme are not.
  if (one.toLowerCase() === other.toLowerCase()) return ['capital letters'];
  return [one.replace(/^www\./, '') === other.replace(/^www\./, '') ? 'www.' : 'the host'];
}

function pathDifference(one: string, other: string): readonly string[] {
  if (one === other) return [];
  if (other.endsWith('*')) return ['the * at the end, which stands for itself only'];
  if (one.replace(/\/$/, '') === other.replace(/\/$/, '')) return ['the slash at the end'];
  if (one.toLowerCase() === other.toLowerCase()) return ['capital letters'];
  return [unescaped(one) === unescaped(other) ? 'the percent-encoding' : 'the path'];
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
