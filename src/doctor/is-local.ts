/** Whether a redirect address is on the machine of whoever opens it, which may be without TLS (documented). */
export function isLocal(url: string): boolean {
  return /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$)/i.test(url);
}
