/** A page was to be opened, and there is nothing that opens it. The message is a sentence. */
export class BrowserMissing extends Error {
  override readonly name = 'BrowserMissing';
}
