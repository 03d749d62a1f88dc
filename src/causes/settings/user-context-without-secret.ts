import { defineCause } from '../cause.ts';

export const userContextWithoutSecret = defineCause<Record<string, never>>({
  id: 'user-context-without-secret',
  title: "Only a client with a secret may hand on users' context",
  shows: {
    type: 'InvalidParameterException',
    message:
      'EnablePropagateAdditionalUserContextData can only be enabled for an app client with a client secret.',
  },
  means:
    'EnablePropagateAdditionalUserContextData lets a server tell the address of its user. A public client ' +
    'could make one up.',
  toldApart: 'The client has no secret. The wording of the message is inferred.',
  fix: 'Use an app client with a secret for the server, or leave the member out.',
});
