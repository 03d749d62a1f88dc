import { printableLines } from '../pool/printable.ts';

/**
 * A line that GitHub Actions shows as an annotation, escaped as its toolkit does it.
 *
 * @param properties such as `file`, `line`, `title`; those that are undefined are left out
 */
export function annotation(
  command: 'error' | 'warning' | 'notice',
  properties: Readonly<Record<string, string | number | undefined>>,
  message: string,
): string {
  const written = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
  return `::${command} ${written.join(',')}::${escaped(message)}`;
}

function escaped(text: string): string {
  return printableLines(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
