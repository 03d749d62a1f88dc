/** A comment that accepts what a rule finds on the line after it. */
export interface Ignored {
  readonly rule: string;
  readonly reason: string;
  readonly line: number;
}

const comment = /lifeguard-ignore\s+([a-z][\w-]*)\s*:\s*([^\n]*\S)/;

/** The comments `lifeguard-ignore <rule>: <reason>` in a text. One without a reason accepts nothing. */
export function ignoredIn(text: string): readonly Ignored[] {
  if (!text.includes('lifeguard-ignore')) return [];
  return text.split('\n').flatMap((content, index) => {
    const [, rule, rest = ''] = comment.exec(content) ?? [];
    const reason = rest
      .trimEnd()
      .replace(/(?:\*\/\s{0,9}\}?|-->)$/, '')
      .trim();
    return rule === undefined || reason === '' ? [] : [{ rule, reason, line: index + 1 }];
  });
}

/** The reason to accept what a rule finds at a line, if there is one. */
export function acceptedBy(ignored: readonly Ignored[], rule: string, line: number): string | undefined {
  return ignored.find(one => one.rule === rule && one.line === line - 1)?.reason;
}
