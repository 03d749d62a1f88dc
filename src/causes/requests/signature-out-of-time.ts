import { defineCause } from '../cause.ts';
import { reported } from '../documented.ts';
import { settles } from '../evidence.ts';
import { filledIn } from '../filled-in.ts';
import { judgedBy } from '../judged-by.ts';

export const signatureOutOfTime = defineCause<{ signedAt: string; now: string; limit: string }>({
  id: 'signature-out-of-time',
  title: 'The signature is too old or from the future',
  shows: {
    type: 'InvalidSignatureException',
    message: ({ signedAt, now, limit }) =>
      signedAt < now
        ? `Signature expired: ${signedAt} is now earlier than ${limit} (${now} - 15 min.)`
        : `Signature not yet current: ${signedAt} is still later than ${limit} (${now} + 15 min.)`,
    forms: [
      'Signature expired: <signedAt> is now earlier than <limit> (<now> - <minutes> min.)',
      'Signature not yet current: <signedAt> is still later than <limit> (<now> + <minutes> min.)',
    ],
  },
  means: "The time in the request is more than 15 minutes off the service's clock.",
  toldApart: 'The message gives both times; a difference of whole hours points to a time zone.',
  fix: "Set the caller's clock. Where a request is signed ahead or replayed, sign it when it is sent.",
  likely: 20,
  judge: judgedBy(function* ({ errors }) {
    for (const { message = '' } of errors) {
      const [, signed, limit] =
        /(\d{8}T\d{6}Z) is (?:now earlier|still later) than (\d{8}T\d{6}Z)/.exec(message) ?? [];
      if (signed !== undefined && limit !== undefined)
        yield settles(
          `The request is signed at ${signed}, beyond the limit of ${limit}, which lies 15 or 5 minutes from the time of the service.`,
        );
    }
  }),
  settledBy: filledIn('curl -sI https://cognito-idp.REGION.amazonaws.com | grep -i ^date; date -u'),
  source: reported('aws-amplify/amplify-js', 3719),
});
