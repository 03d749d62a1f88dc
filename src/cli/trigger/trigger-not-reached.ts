/** What a trigger command needs is not there or does not load: one sentence that says what. */
export class NotReached extends Error {
  override readonly name = 'NotReached';
}
