/** White or near black, whichever reads better on a background `#rrggbb`. */
export function readableOn(background: string): string {
  // At this luminance the contrast to white and to black is the same.
  return luminanceOf(background) > 0.179 ? '#111111' : '#ffffff';
}

/**
 * The colour `#rrggbb`, made lighter until a button of it stands out from a dark background (WCAG 1.4.11: 3
 * to 1).
 *
 * @param background a dark colour
 */
export function standingOut(color: string, background: string): string {
  const least = (luminanceOf(background) + 0.05) * 3 - 0.05;
  for (let share = 0; share < 1; share += 0.05) {
    const lighter = towardsWhite(color, share);
    if (luminanceOf(lighter) >= least) return lighter;
  }
  return '#ffffff';
}

/** Relative luminance as WCAG defines it: 0 is black, 1 is white. */
export function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(color).map(channel => linear(channel / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function towardsWhite(color: string, share: number): string {
  const channels = channelsOf(color).map(channel => Math.round(channel + (255 - channel) * share));
  return `#${channels.map(channel => channel.toString(16).padStart(2, '0')).join('')}`;
}

function channelsOf(color: string): number[] {
  return [1, 3, 5].map(at => Number.parseInt(color.slice(at, at + 2), 16));
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
