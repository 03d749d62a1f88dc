import { readFileSync } from 'node:fs';

// Beside src in a checkout, beside dist when published.
const places = ['../../package.json', '../../../package.json'];

/** The version of this Lifeguard, as package.json has it. */
export const version: string = places.map(readVersion).find(found => found !== undefined) ?? 'unknown';

function readVersion(place: string): string | undefined {
  try {
    const found: unknown = JSON.parse(readFileSync(new URL(place, import.meta.url), 'utf8'));
    if (typeof found !== 'object' || found === null || !('name' in found) || !('version' in found)) return;
    return found.name === 'lifeguard' ? String(found.version) : undefined;
  } catch {
    return undefined;
  }
}
