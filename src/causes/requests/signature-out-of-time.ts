import { defineCause } from '../cause.ts';

export const signatureOutOfTime = defineCause<{ signedAt: string; now: string; limit: string }>({
  id: 'signature-out-of-time',
  title: 'The signature is too old or from the future',
  shows: {
    type: 'InvalidSignatureException',
    message: ({ signedAt, now, limit }) =>
      signedAt < now
        ? `Signature expired: ${signedAt} is now earlier than ${limit} (${now} - 15 min.)`
        : `Signature not yet current: ${signedAt} is still later than ${limit} (${now} + 15 min.)`,
  },
  means: "The time in the request is more than 15 minutes off the service's clock.",
  toldApart: 'The message gives both times; a difference of whole hours points to a time zone.',
  fix: "Set the caller's clock. Where a request is signed ahead or replayed, sign it when it is sent.",
});
