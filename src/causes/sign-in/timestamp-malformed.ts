import { defineCause } from '../cause.ts';

export const timestampMalformed = defineCause<{ user: string }>({
  id: 'timestamp-malformed',
  title: 'TIMESTAMP is not written as the service wants it',
  shows: {
    type: 'InvalidParameterException',
    message: 'TIMESTAMP format should be EEE MMM d HH:mm:ss z yyyy in english',
  },
  means:
    'TIMESTAMP of the PASSWORD_VERIFIER answer must read like Thu Sep 24 13:50:15 UTC 2026: English ' +
    'names, the day without a leading zero, UTC.',
  toldApart: 'The value in the request: a localised month, or a padded day.',
  fix: 'Format it in English and UTC without padding the day.',
  likely: 20,
});
