/** A call that the endpoint refused. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';
  readonly operation: string;
  readonly type: string;
  readonly shown: string;
  readonly requestId: string | undefined;

  constructor(refused: Pick<CallRefused, 'operation' | 'type' | 'shown' | 'requestId'>) {
    super(`${refused.operation}: ${refused.type}: ${refused.shown}`);
    this.operation = refused.operation;
    this.type = refused.type;
    this.shown = refused.shown;
    this.requestId = refused.requestId;
  }
}
