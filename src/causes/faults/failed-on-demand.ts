import { type Cause, defineCause, Failure } from '../cause.ts';

type Facts = { readonly operation: string; readonly error: string };

const definition: Cause<Facts>['definition'] = defineCause<Facts>({
  id: 'failed-on-demand',
  title: 'The call failed, as this Lifeguard was told to',
  shows: { type: 'InternalErrorException', message: 'Internal error.' },
  means:
    'A fault of pools.yaml or of the test kit makes calls of this operation fail, so that you see what your app does ' +
    'then. Nothing was done. The error may be any that the operation can have; InternalErrorException is one of them.',
  toldApart:
    'The facts give the operation and the error that was asked for. An InternalErrorException without a cause is a ' +
    'defect of Lifeguard itself.',
  fix:
    'See that the app tells its user what happened and goes on once the fault is over. To be rid of it, take the fault ' +
    'out of pools.yaml or call faults.clear().',
  likely: 2,
}).definition;

/**
 * One cause for whichever error was asked for.
 *
 * @param shows what the client gets to see
 */
export const failedOnDemand: {
  (shows: { readonly type: string; readonly message: string | null }, facts: Facts): Failure;
  readonly definition: Cause<Facts>['definition'];
} = Object.assign(
  (shows: { readonly type: string; readonly message: string | null }, facts: Facts) =>
    new Failure({ id: definition.id, title: definition.title }, shows, facts),
  { definition },
);
