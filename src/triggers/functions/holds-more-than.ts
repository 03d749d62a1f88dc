/** Whether a value has more than so many members and elements, at whatever depth; it stops counting there. */
export function holdsMoreThan(most: number, value: unknown): boolean {
  const waiting: unknown[] = [value];
  for (let seen = 0; waiting.length > 0; ) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    for (const member of Object.values(next)) {
      seen += 1;
      if (seen > most) return true;
      waiting.push(member);
    }
  }
  return false;
}
