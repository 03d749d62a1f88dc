import { defineCause } from '../cause.ts';

export const redirectUrlWithFragment = defineCause<{ url: string }>({
  id: 'redirect-url-with-fragment',
  title: 'A redirect URL has a fragment',
  shows: {
    type: 'InvalidParameterException',
    message: ({ url }) => `${url} cannot use fragment`,
  },
  means: 'OAuth puts its answer into the fragment or query itself; a registered URL has none.',
  toldApart: 'The message names the URL; the part behind # is the fragment.',
  fix: 'Take the # and what follows it out; single-page apps route after the redirect.',
});
