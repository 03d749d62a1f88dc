/** White or near black, whichever reads better on a background `#rrggbb` (WCAG relative luminance). */
export function readableOn(background: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at =>
    linear(Number.parseInt(background.slice(at, at + 2), 16) / 255),
  );
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  // At this luminance the contrast to white and to black is the same.
  return luminance > 0.179 ? '#111111' : '#ffffff';
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
