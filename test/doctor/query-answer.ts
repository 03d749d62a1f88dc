/** An answer as services of the query protocol give it: XML, a list as `member` elements. */
export function queryAnswer(action: string, answer: object): string {
  if ('error' in answer) {
    const { error, message = '' } = answer as { error: string; message?: string };
    return element('ErrorResponse', { Error: { Type: 'Sender', Code: error, Message: message } });
  }
  return element(`${action}Response`, { [`${action}Result`]: answer });
}

function element(name: string, content: unknown): string {
  return `<${name}>${contentOf(content)}</${name}>`;
}

function contentOf(content: unknown): string {
  if (Array.isArray(content)) return content.map(one => element('member', one)).join('');
  if (typeof content === 'object' && content !== null) {
    return Object.entries(content)
      .map(([name, of]) => element(name, of))
      .join('');
  }
  return String(content).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
