const seconds = 1_790_257_797.161;

/** What a client shows that was given nothing but its name, as it was observed. */
export const observedClient = (
  ids: { ClientId: string; UserPoolId: string },
  secret: object = {},
): object => ({
  AllowedOAuthFlowsUserPoolClient: false,
  AuthSessionValidity: 3,
  ClientId: ids.ClientId,
  ClientName: 'plain',
  ...secret,
  CreationDate: seconds,
  EnablePropagateAdditionalUserContextData: false,
  EnableTokenRevocation: true,
  LastModifiedDate: seconds,
  RefreshTokenValidity: 30,
  TokenValidityUnits: {},
  UserPoolId: ids.UserPoolId,
});
