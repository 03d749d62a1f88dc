/** What a stage saw is not what it should have seen. The message says both and holds no secret. */
export class Unexpected extends Error {
  override readonly name = 'Unexpected';
}
