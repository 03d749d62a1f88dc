import { defineCause } from '../cause.ts';

export const signatureNotLent = defineCause<{ operation: string; why: string }>({
  id: 'signature-not-lent',
  title: 'The tap cannot sign this call anew',
  shows: {
    type: 'TapCannotSignException',
    message: ({ operation, why }) =>
      `${operation} is signed for this tap's address, so it must be signed anew for the service, and Lifeguard's ` +
      `tap cannot: ${why}`,
  },
  means:
    'A signature covers the host that the call was sent to. A tap in front of AWS therefore signs administrators’ ' +
    'calls anew, with credentials of its own, and does so for programs of this machine only: never for web pages, ' +
    'not where other machines can reach it, and not for a service elsewhere without TLS.',
  toldApart: 'Only a tap sends this error; the message says which of these it is.',
  fix:
    'Start the tap with credentials that may make the call, such as AWS_PROFILE. Public operations, which apps use, ' +
    'need none.',
});
