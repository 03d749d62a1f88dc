/** What keeps a channel from being told, as the end of a sentence that begins with the channel; no address, no secret. */
export class NotTold extends Error {
  override readonly name = 'NotTold';
}
