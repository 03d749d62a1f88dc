import { readApiCall } from '../api-call.ts';
import { invariant } from '../invariant.ts';

/** The page sends the code back, and does so once: a second call of a used code fails. */
export const sendsTheCodeOnce = invariant(
  'sends-the-code-once',
  'The page submits the code with one call of ConfirmForgotPassword.',
  ['client'],
  ({ visit, calls, link }) => {
    if (calls.length === 1) return undefined;
    if (calls.length > 1) return `The page called ConfirmForgotPassword ${calls.length} times.`;
    if (visit.obstacle !== undefined) return `The page called nothing: ${visit.obstacle}.`;
    const [thrown] = visit.errors;
    if (thrown !== undefined) return `The page called nothing, and threw: ${thrown}`;
    const elsewhere = visit.requests.find(request => request.method === 'POST' && !readApiCall(request));
    if (elsewhere) {
      const { origin, pathname } = new URL(elsewhere.url);
      return `The page posted to ${origin}${pathname} and not to Cognito; what happens behind it cannot be seen from here.`;
    }
    const went =
      new URL(visit.address).pathname !== new URL(link).pathname
        ? ` It went to ${new URL(visit.address).pathname}.`
        : '';
    return `The page was submitted and called nothing.${went}`;
  },
);
