import type { ShownError } from '../causes/known.ts';
import { api } from '../model/api.ts';

/**
 * Says so where an operation was seen to fail with an error of the service that it cannot raise: then it was another
 * operation, or something between the app and Cognito that answered in its place.
 */
export function undeclaredError({ operation, type }: ShownError): string | undefined {
  if (operation === undefined || type === undefined) return undefined;
  const declared = Object.hasOwn(api.operations, operation) ? api.operations[operation]?.errors : undefined;
  const isOfService = Object.hasOwn(api.shapes, type) && api.shapes[type]?.exception === true;
  if (!declared || !isOfService || declared.includes(type)) return undefined;
  return (
    `${operation} does not raise ${type}: another operation has failed, or what answered was not Cognito but a ` +
    'proxy, a gateway or an emulator.'
  );
}
