/** Ways to set text apart. Without colour each leaves it as it is, so nothing may be told by colour alone. */
export interface Paint {
  bold(text: string): string;
  dim(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  link(text: string): string;
}

const codes = { bold: [1, 22], dim: [2, 22], good: [32, 39], bad: [31, 39], link: [36, 39] } as const;

/** The paint of a terminal with or without colour. */
export function paint(colour: boolean): Paint {
  const brush = (kind: keyof typeof codes) => (text: string) => {
    const [on, off] = codes[kind];
    return colour ? `\x1b[${on}m${text}\x1b[${off}m` : text;
  };
  return {
    bold: brush('bold'),
    dim: brush('dim'),
    good: brush('good'),
    bad: brush('bad'),
    link: brush('link'),
  };
}
