/** A parameter was given that the template does not take: its message completes "<template> …". */
export class ParameterRefused extends Error {
  override readonly name = 'ParameterRefused';
}
