import type { OperationName } from '../model/operation.ts';

/** So many calls a second that several operations share. */
export interface Quota {
  /** The service's name for it, such as `UserAuthentication`. */
  readonly category: string;
  /** Requests a second. */
  readonly perSecond: number;
  readonly operations: readonly OperationName[];
}

const answers: readonly OperationName[] = ['RespondToAuthChallenge', 'AdminRespondToAuthChallenge'];

/**
 * The quotas that an account has by default in a region (documented; which operations a category has is
 * documented in words for some and inferred from them for others). An operation that stands in several is let
 * through by the first that has room: answers to challenges have three times the calls of sign-in for
 * themselves, and what is beyond that counts as sign-in (documented). Operations in none are not throttled.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 */
export const quotas: readonly Quota[] = [
  { category: 'UserAuthentication', perSecond: 360, operations: answers },
  {
    category: 'UserAuthentication',
    perSecond: 120,
    operations: ['InitiateAuth', 'AdminInitiateAuth', ...answers],
  },
  {
    category: 'UserCreation',
    perSecond: 50,
    operations: ['SignUp', 'ConfirmSignUp', 'AdminCreateUser', 'AdminConfirmSignUp'],
  },
  {
    category: 'UserAccountRecovery',
    perSecond: 30,
    operations: [
      ...(['ForgotPassword', 'ConfirmForgotPassword', 'ChangePassword'] as const),
      ...(['AdminResetUserPassword', 'AdminSetUserPassword'] as const),
    ],
  },
  { category: 'UserRead', perSecond: 120, operations: ['GetUser', 'AdminGetUser'] },
  {
    category: 'UserUpdate',
    perSecond: 25,
    operations: [
      ...(['AdminAddUserToGroup', 'AdminRemoveUserFromGroup', 'AdminUpdateUserAttributes'] as const),
      ...(['AdminDeleteUserAttributes', 'AdminDeleteUser', 'AdminDisableUser', 'AdminEnableUser'] as const),
      ...(['AdminLinkProviderForUser', 'AdminDisableProviderForUser', 'AdminUserGlobalSignOut'] as const),
      ...(['DeleteUser', 'DeleteUserAttributes', 'UpdateUserAttributes', 'VerifyUserAttribute'] as const),
      'GlobalSignOut',
    ],
  },
  { category: 'ClientAuthentication', perSecond: 150, operations: ['GetClientToken'] },
  { category: 'UserToken', perSecond: 120, operations: ['RevokeToken', 'GetTokensFromRefreshToken'] },
  {
    category: 'UserResourceRead',
    perSecond: 50,
    operations: [
      ...([
        'AdminListGroupsForUser',
        'AdminGetDevice',
        'AdminListDevices',
        'AdminListUserAuthEvents',
      ] as const),
      ...(['GetDevice', 'ListDevices', 'ListWebAuthnCredentials', 'GetUserAuthFactors'] as const),
      ...(['GetUserAttributeVerificationCode', 'ResendConfirmationCode'] as const),
    ],
  },
  {
    category: 'UserResourceUpdate',
    perSecond: 25,
    operations: [
      ...(['AdminForgetDevice', 'AdminUpdateDeviceStatus', 'AdminUpdateAuthEventFeedback'] as const),
      ...(['AdminSetUserMFAPreference', 'AdminSetUserSettings', 'SetUserMFAPreference'] as const),
      ...(['SetUserSettings', 'ConfirmDevice', 'ForgetDevice', 'UpdateDeviceStatus'] as const),
      ...(['UpdateAuthEventFeedback', 'AssociateSoftwareToken', 'VerifySoftwareToken'] as const),
      ...(['StartWebAuthnRegistration', 'CompleteWebAuthnRegistration', 'DeleteWebAuthnCredential'] as const),
    ],
  },
  { category: 'UserList', perSecond: 30, operations: ['ListUsers', 'ListUsersInGroup'] },
  { category: 'UserPoolRead', perSecond: 15, operations: ['DescribeUserPool', 'ListUserPools'] },
  {
    category: 'UserPoolUpdate',
    perSecond: 15,
    operations: ['CreateUserPool', 'UpdateUserPool', 'DeleteUserPool'],
  },
  {
    category: 'UserPoolResourceRead',
    perSecond: 20,
    operations: [
      ...(['GetGroup', 'ListGroups', 'DescribeIdentityProvider', 'ListIdentityProviders'] as const),
      ...(['GetIdentityProviderByIdentifier', 'DescribeResourceServer', 'ListResourceServers'] as const),
      ...(['DescribeUserImportJob', 'ListUserImportJobs', 'GetCSVHeader', 'DescribeUserPoolDomain'] as const),
      ...(['GetSigningCertificate', 'GetUserPoolMfaConfig', 'GetUICustomization'] as const),
      ...(['DescribeRiskConfiguration', 'ListTagsForResource'] as const),
    ],
  },
  {
    category: 'UserPoolResourceUpdate',
    perSecond: 15,
    operations: [
      ...(['AddCustomAttributes', 'CreateGroup', 'UpdateGroup', 'DeleteGroup'] as const),
      ...(['CreateIdentityProvider', 'UpdateIdentityProvider', 'DeleteIdentityProvider'] as const),
      ...(['CreateResourceServer', 'UpdateResourceServer', 'DeleteResourceServer'] as const),
      ...(['CreateUserImportJob', 'StartUserImportJob', 'StopUserImportJob'] as const),
      ...(['CreateUserPoolDomain', 'UpdateUserPoolDomain', 'DeleteUserPoolDomain'] as const),
      ...(['SetUserPoolMfaConfig', 'SetRiskConfiguration', 'SetUICustomization'] as const),
      ...(['TagResource', 'UntagResource'] as const),
    ],
  },
  {
    category: 'UserPoolClientRead',
    perSecond: 15,
    operations: ['DescribeUserPoolClient', 'ListUserPoolClients'],
  },
  {
    category: 'UserPoolClientUpdate',
    perSecond: 15,
    operations: ['CreateUserPoolClient', 'UpdateUserPoolClient', 'DeleteUserPoolClient'],
  },
];
