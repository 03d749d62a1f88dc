import { defineCause } from '../cause.ts';

export const writeAttributesNeverWritable = defineCause<{ attributes: readonly string[] }>({
  id: 'write-attributes-never-writable',
  title: 'The app client is to write attributes that no client may write',
  shows: {
    type: 'InvalidParameterException',
    message: 'Invalid write attributes specified while creating a client',
  },
  means:
    'WriteAttributes names sub, email_verified, phone_number_verified or a developer-only attribute. No ' +
    'app client can write these; an administrator can write all but sub.',
  toldApart: "The fact `attributes` names them, and the pool's schema has them all.",
  fix: 'Take them out of WriteAttributes.',
});
