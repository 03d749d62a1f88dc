import { type JsonSchema, jsonSchema } from './json-schema.ts';

/** The reference of pools.yaml as Markdown: a table for each kind of mapping in it. */
export function referencePage(): string {
  return [introduction, ...sections(jsonSchema(), 'The file', '')].join('\n\n').concat('\n');
}

const introduction = `# pools.yaml

The description of your user pools: Lifeguard starts from it, and its tools hold it against AWS.
\`lifeguard check pools.yaml\` tells everything that is wrong with a file. The example is
[examples/phenom/pools.yaml](../examples/phenom/pools.yaml). This page is made from the schema by
\`node scripts/generate.ts\`.

**In an editor.** This first line gives completion and checks where the editor knows YAML schemas:

\`\`\`yaml
# yaml-language-server: $schema=./node_modules/lifeguard/docs/pools.schema.json
\`\`\`

**The environment.** In every text value, \`\${NAME}\` is replaced by the environment variable NAME, which must be set;
\`\${NAME:-default}\` takes the default where it is unset or empty; \`$\${\` is a plain \`\${\`. Where a number or a truth
value is wanted, the text is read as one. Secrets belong into the environment. Inside \`{ }\` and \`[ ]\`, put a reference
in quotes.

**Applied on start.** Pools, groups and app clients are created, or brought to what the file says, each time that
Lifeguard starts. Users are created where they do not exist; where they do, they are put into their groups and left alone
otherwise. Nothing is ever deleted.

**Words.** A name in brackets, such as (\`PoolName\`), is the word of the Amazon Cognito API for the same thing.`;

function sections(schema: JsonSchema, title: string, path: string): string[] {
  const required = new Set(schema.required);
  const properties = Object.entries(schema.properties ?? {});
  const rows = properties.map(([key, value]) => {
    const about = cell(value.description ?? '');
    return `| \`${key}\` | ${kindOf(value)} | ${required.has(key) ? 'required' : fallbackOf(value)} | ${about} |`;
  });
  const heading = path === '' ? `## ${title}` : `## \`${path}\``;
  const table = [heading, '', '| key | value | default | |', '|---|---|---|---|', ...rows].join('\n');
  const inner = properties.flatMap(([key, value]) => {
    const here = path === '' ? key : `${path}.${key}`;
    if (value.properties) return sections(value, key, here);
    if (value.items?.properties) return sections(value.items, key, `${here}[]`);
    const members = value.additionalProperties || undefined;
    return members?.properties ? sections(members, key, `${here}.<name>`) : [];
  });
  return [table, ...inner];
}

function kindOf(schema: JsonSchema): string {
  if (schema.enum) return schema.enum.map(word => `\`${word}\``).join(', ');
  if (schema.items) return schema.items.properties ? 'list of mappings' : `list of ${kindOf(schema.items)}`;
  if (schema.properties) return 'mapping';
  if (schema.additionalProperties) return 'mapping by name';
  if (schema.type === 'integer') {
    const isAny = schema.minimum === Number.MIN_SAFE_INTEGER;
    return isAny ? 'whole number' : `${schema.minimum} to ${schema.maximum}`;
  }
  if (schema.type === 'boolean') return '`true`, `false`';
  if (schema.format === 'uri') return 'URL';
  return schema.writeOnly ? 'text, a secret' : 'text';
}

function fallbackOf({ default: fallback }: JsonSchema): string {
  if (fallback === undefined) return '';
  if (Array.isArray(fallback))
    return fallback.length === 0 ? 'none' : fallback.map(word => `\`${word}\``).join(', ');
  if (typeof fallback === 'object') return '';
  return `\`${fallback}\``;
}

/** A pipe would end the cell of a table. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
