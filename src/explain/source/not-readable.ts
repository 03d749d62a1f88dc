/** What was handed over is nothing that can be read: one sentence says why. */
export class NotReadable extends Error {
  override readonly name = 'NotReadable';
}
