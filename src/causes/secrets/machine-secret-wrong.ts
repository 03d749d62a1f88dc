import { defineCause } from '../cause.ts';

export const machineSecretWrong = defineCause<{ client: string; hasSecret: boolean }>({
  id: 'machine-secret-wrong',
  title: 'The secret by which a machine asks for its token is wrong',
  shows: {
    type: 'NotAuthorizedException',
    message: 'Invalid client or secret',
  },
  means:
    'GetClientToken takes the client secret itself as Secret, and the one that came is none that the app client has now.',
  toldApart:
    'RevokeToken shows the same words as UnauthorizedException. An app client that does not exist is named in a ' +
    'ResourceNotFoundException. Where the fact `hasSecret` is false, the client is public and no secret is right. ' +
    'What can be no client secret, such as a SECRET_HASH or one with a line end, is an InvalidParameterException.',
  fix:
    'Send one of the present secrets: DescribeUserPoolClient shows one, and a second one was shown once, when it was ' +
    'added. It is the secret itself, not a part of it, and the one of this app client.',
});
