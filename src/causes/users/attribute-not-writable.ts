import { defineCause } from '../cause.ts';

export const attributeNotWritable = defineCause<{ attribute: string; client: string }>({
  id: 'attribute-not-writable',
  title: 'The app client may not write that attribute',
  shows: {
    type: 'NotAuthorizedException',
    message: 'A client attempted to write unauthorized attribute',
  },
  means:
    'WriteAttributes of the app client does not name the attribute, or the attribute is for developers only.',
  toldApart: 'The facts name the attribute and the client; the message does not.',
  fix: 'Add the attribute to WriteAttributes, or leave it out; dev: attributes are for AdminUpdateUserAttributes.',
});
