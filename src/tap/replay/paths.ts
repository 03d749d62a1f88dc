/** Every text in a value with its path, such as `AuthenticationResult.AccessToken` or `Users[0].Username`. */
export function textsIn(value: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item, at) => textsIn(item, `${path}[${at}]`));
  return Object.entries(value).flatMap(([name, item]) => textsIn(item, join(path, name)));
}

/** The members that a value has, each by its path; those of a list's items together, as `Users[].Username`. */
export function membersIn(value: unknown, path = ''): ReadonlySet<string> {
  const found = new Set<string>();
  if (Array.isArray(value)) {
    for (const item of value) for (const member of membersIn(item, `${path}[]`)) found.add(member);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, item] of Object.entries(value)) {
      const own = join(path, name);
      found.add(own);
      for (const member of membersIn(item, own)) found.add(member);
    }
  }
  return found;
}

/** A copy with every text changed. */
export function withTexts(
  value: unknown,
  change: (text: string, path: string) => string,
  path = '',
): unknown {
  if (typeof value === 'string') return change(value, path);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item, at) => withTexts(item, change, `${path}[${at}]`));
  const entries = Object.entries(value).map(([name, item]) => [
    name,
    withTexts(item, change, join(path, name)),
  ]);
  return Object.fromEntries(entries);
}

function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}
