import { defineCause } from '../cause.ts';

export const scopeDefinedTwice = defineCause<{ resourceServer: string; scope: string }>({
  id: 'scope-defined-twice',
  title: 'A resource server has two scopes of one name',
  shows: {
    type: 'InvalidParameterException',
    message: ({ scope }) => `Scope ${scope} is defined more than once.`,
  },
  means: 'Scopes of the request has two entries with the same ScopeName. Nothing was written.',
  toldApart:
    'The message names the scope. That the service refuses it, and with what words, is inferred: of two descriptions ' +
    'it could only keep one.',
  fix: 'Give each scope once.',
});
