/** Whether a name is what a pattern says, in which each `*` stands for any characters. */
export function fits(pattern: string, name: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return name === first;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const [index, part] of rest.entries()) {
    const isLast = index === rest.length - 1;
    const found = isLast ? Math.max(at, name.length - part.length) : name.indexOf(part, at);
    if (found < 0 || name.slice(found, found + part.length) !== part) return false;
    at = found + part.length;
  }
  return true;
}
