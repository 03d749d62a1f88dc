const systems: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['iOS', /iPhone|iPad|iOS/],
  ['Android', /Android/],
  ['Windows', /Windows|win32/],
  ['macOS', /Macintosh|Mac OS X|macos|darwin/i],
  ['Linux', /Linux/i],
];

// In this order, since most of them name the ones below too.
const programs: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['Edge', /Edg(?:e|A|iOS)?\//],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
  ['AWS CLI', /aws-cli\//],
  ['AWS SDK', /aws-sdk/],
];

/**
 * What a User-Agent tells of a device: operating system and browser or app
 * (documented), or `unknown` (documented).
 */
export function deviceTypeOf(userAgent = ''): string {
  const known = [systems, programs].flatMap(
    rows => rows.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? [],
  );
  return known.join(' ') || 'unknown';
}
