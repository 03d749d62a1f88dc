import { isAlias, isMap, isScalar, isSeq, type Scalar, visit } from 'yaml';
import type { Problem } from './problem.ts';
import { type Path, pathText, pathTo, type Source } from './source.ts';

/** The environment that `${NAME}` is read from. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Which values held references: `environment` where a variable's value went in, `default` where only defaults
 * did, `failed` where there was nothing to put in.
 */
export type Substituted = ReadonlyMap<Scalar, 'environment' | 'default' | 'failed'>;

/** `$${`, which stands for a plain `${`; or a reference, closed or not. */
const references = /\$\$\{|\$\{([^}\n]*)(\}?)/g;

/**
 * Puts the environment into all text values, in place: `${NAME}` must be set, `${NAME:-default}` takes the
 * default where NAME is unset or empty, `$${` is a plain `${`. Keys are left alone.
 */
export function substitute(
  source: Source,
  environment: Environment,
): { readonly substituted: Substituted; readonly problems: readonly Problem[] } {
  const substituted = new Map<Scalar, 'environment' | 'default' | 'failed'>();
  const problems: Problem[] = [];
  visit(source.document, {
    Scalar(key, scalar, ancestors) {
      if (key === 'key' || typeof scalar.value !== 'string' || !scalar.value.includes('${')) return;
      const { line, col } = source.lines.linePos(scalar.range?.[0] ?? 0);
      const place = { file: source.file, line, column: col, path: pathText(pathTo(ancestors, scalar)) };
      let origin: 'environment' | 'default' | 'failed' | undefined;
      const fail = (problem: Omit<Problem, keyof typeof place>): string => {
        problems.push({ ...place, ...problem });
        origin = 'failed';
        return '';
      };
      scalar.value = scalar.value.replace(references, (_whole, inner?: string, close?: string) => {
        if (inner === undefined) return '${';
        const [, name, fallback] = /^([A-Za-z_][A-Za-z0-9_]*)(?::-(.*))?$/.exec(inner) ?? [];
        if (name === undefined || close !== '}') {
          const expected = `a reference such as \${NAME} or \${NAME:-default}`;
          const hint = 'Write $${ for a plain ${.';
          return fail({ expected, found: 'one without a name or an end', hint });
        }
        const value = environment[name];
        if (value !== undefined && (value !== '' || fallback === undefined)) {
          if (origin !== 'failed') origin = 'environment';
          return value;
        }
        origin ??= 'default';
        if (fallback !== undefined) return fallback;
        const hint = `Set ${name}, or write \${${name}:-default}.`;
        const expected = `the environment variable ${name}`;
        return fail({ expected, found: 'that it is not set', hint, unset: name });
      });
      if (origin) substituted.set(scalar, origin);
    },
  });
  return { substituted, problems };
}

/** The paths of all values that a variable's value went into. */
export function environmentPaths({ document }: Source, substituted: Substituted): ReadonlySet<string> {
  const paths = new Set<string>();
  const walk = (node: unknown, path: Path): void => {
    if (isAlias(node)) walk(node.resolve(document), path);
    else if (isSeq(node)) for (const [index, item] of node.items.entries()) walk(item, [...path, index]);
    else if (isMap(node)) {
      for (const { key, value } of node.items)
        walk(value, [...path, isScalar(key) ? String(key.value) : '?']);
    } else if (isScalar(node) && substituted.get(node) === 'environment') paths.add(pathText(path));
  };
  walk(document.contents, []);
  return paths;
}
