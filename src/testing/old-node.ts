/** What to say to a Node.js of that version, such as `22.1.0`, where it is too old for Lifeguard. */
export function oldNode(version: string): string | undefined {
  if (Number.parseInt(version, 10) >= 24) return undefined;
  return `lifeguard/testing needs Node.js 24 or newer and this is ${version}: get it from https://nodejs.org/.`;
}
