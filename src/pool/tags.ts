/** Tags by name. */
export type Tags = Readonly<Record<string, string>>;

/** Documented. */
const mostTags = 50;

/** What is wrong with the tags of a pool taken together; undefined where they are good. */
export function faultOfTags(tags: Tags): 'too-many' | 'reserved' | undefined {
  const names = Object.keys(tags);
  if (names.length > mostTags) return 'too-many';
  return names.some(name => name.toLowerCase().startsWith('aws:')) ? 'reserved' : undefined;
}
