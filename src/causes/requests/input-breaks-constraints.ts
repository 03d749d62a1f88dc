import { type Cause, defineCause, Failure } from '../cause.ts';

type Violations = { readonly violations: readonly string[] };

const withoutValues: Cause<Violations> = defineCause<Violations>({
  id: 'input-breaks-constraints',
  title: "The input breaks the API model's rules",
  shows: {
    type: 'InvalidParameterException',
    message: ({ violations }) =>
      `${violations.length} validation ${violations.length === 1 ? 'error' : 'errors'} detected: ${violations.join('; ')}`,
    forms: ['<count> validation error detected: <problem>', '<count> validation errors detected: <problems>'],
  },
  means:
    'A required member is missing, or a value is too long, too short, out of range, not of its set, or does not match ' +
    'its pattern. It was refused before the operation ran: no pool, client or user was looked at.',
  toldApart:
    'The message begins with the number of validation errors and names each member in lower camel case. Other ' +
    'InvalidParameterExceptions are whole sentences of their own.',
  fix:
    'Correct each member that the message names. An empty code or user name usually comes from a form field or a ' +
    "link's parameter that was not read; white space in a code or password from a copied line.",
  likely: 5,
});

/**
 * The client sees the values that the service prints, such as a mistyped code; the facts and
 * the message that are recorded carry none.
 *
 * @param message what the client sees
 * @param violations its sentences without values
 */
export const inputBreaksConstraints: {
  (message: string, violations: readonly string[]): Failure;
  readonly definition: Cause<Violations>['definition'];
} = Object.assign(
  (message: string, violations: readonly string[]) => {
    const { cause, type, facts, shown } = withoutValues({ violations });
    return new Failure(cause, { type, message }, facts, shown);
  },
  { definition: withoutValues.definition },
);
