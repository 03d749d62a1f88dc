/** The service's sentence for a value that does not match its pattern (observed for `emailBody`). */
export function notMatching(facts: { excerpt: string; member: string; pattern: string }): string {
  return (
    `1 validation error detected: Value '${facts.excerpt}' at '${facts.member}' failed to satisfy constraint: ` +
    `Member must satisfy regular expression pattern: ${facts.pattern}`
  );
}
