const mostOfStart = 1_000_000;

/** The body of an answer as text; of a longer one its start, of about a megabyte. */
export async function startOfBody(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    bytes += chunk.byteLength;
    // Leaving the loop cancels the rest.
    if (bytes >= mostOfStart) break;
  }
  return text;
}

/** The body of an answer; undefined where it has more than so many bytes. */
export async function bodyWithin(response: Response, most: number): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
