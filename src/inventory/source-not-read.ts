/** A file that pools are to be read from is none that can be read: its message completes "<file> …". */
export class SourceNotRead extends Error {
  override readonly name = 'SourceNotRead';
}
