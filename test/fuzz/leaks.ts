/** What tells of the inside of the service; nothing that a request sends has any of it. */
const inside: Readonly<Record<string, RegExp>> = {
  'a path of this machine': /\/(?:work|home|root|usr|tmp|node_modules|src)\/[\w./-]+/,
  'a stack': /\bat (?:async )?[\w.<>]+ \((?:file|node):|\.[jt]s:\d+:\d+/,
  'an error of JavaScript': /\b(?:TypeError|RangeError|SyntaxError|ReferenceError|Cannot read propert)/,
  'a statement': /\b(?:SELECT\b.+\bFROM|INSERT INTO|UPDATE\b.+\bSET|DELETE FROM|SQLITE_|ON CONFLICT)\b/,
  'a private key': /BEGIN (?:RSA )?PRIVATE KEY|"d":"/,
  'what polluted a prototype': /polluted/,
};

/** What stands in an answer and must not. */
export function leaksIn(answer: string, secrets: readonly string[]): string[] {
  const told = Object.entries(inside)
    .filter(([, pattern]) => pattern.test(answer))
    .map(([what]) => what);
  return secrets.some(secret => answer.includes(secret)) ? [...told, 'a secret'] : told;
}
