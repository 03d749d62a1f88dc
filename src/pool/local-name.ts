/** Whether a host name is this machine's, wherever it is asked for (RFC 6761), or one of its own addresses. */
export function isLocalName(name: string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\]|::1)\.?$/i.test(name);
}
