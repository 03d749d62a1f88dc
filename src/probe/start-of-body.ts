const mostBytes = 1_000_000;

/** The body of an answer as text; of a longer one its start, of about a megabyte. */
export async function startOfBody(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    bytes += chunk.byteLength;
    if (bytes >= mostBytes) break;
  }
  return text;
}
