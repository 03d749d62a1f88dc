import { CreateUserPoolClient } from './clients/CreateUserPoolClient.ts';
import { DeleteUserPoolClient } from './clients/DeleteUserPoolClient.ts';
import { DescribeUserPoolClient } from './clients/DescribeUserPoolClient.ts';
import { ListUserPoolClients } from './clients/ListUserPoolClients.ts';
import { UpdateUserPoolClient } from './clients/UpdateUserPoolClient.ts';
import { notBuilt, type Registry } from './entry.ts';
import { AdminResetUserPassword } from './passwords/AdminResetUserPassword.ts';
import { AdminSetUserPassword } from './passwords/AdminSetUserPassword.ts';
import { ChangePassword } from './passwords/ChangePassword.ts';
import { CreateUserPool } from './pools/CreateUserPool.ts';
import { DeleteUserPool } from './pools/DeleteUserPool.ts';
import { DescribeUserPool } from './pools/DescribeUserPool.ts';
import { ListUserPools } from './pools/ListUserPools.ts';
import { UpdateUserPool } from './pools/UpdateUserPool.ts';
import { ConfirmForgotPassword } from './reset/ConfirmForgotPassword.ts';
import { ForgotPassword } from './reset/ForgotPassword.ts';
import { AdminInitiateAuth } from './sign-in/AdminInitiateAuth.ts';
import { AdminRespondToAuthChallenge } from './sign-in/AdminRespondToAuthChallenge.ts';
import { InitiateAuth } from './sign-in/InitiateAuth.ts';
import { RespondToAuthChallenge } from './sign-in/RespondToAuthChallenge.ts';
import { AdminConfirmSignUp } from './sign-up/AdminConfirmSignUp.ts';
import { ConfirmSignUp } from './sign-up/ConfirmSignUp.ts';
import { ResendConfirmationCode } from './sign-up/ResendConfirmationCode.ts';
import { SignUp } from './sign-up/SignUp.ts';
import { AdminUserGlobalSignOut } from './tokens/AdminUserGlobalSignOut.ts';
import { GlobalSignOut } from './tokens/GlobalSignOut.ts';
import { RevokeToken } from './tokens/RevokeToken.ts';
import { AdminCreateUser } from './users/AdminCreateUser.ts';
import { AdminDeleteUser } from './users/AdminDeleteUser.ts';
import { AdminDisableUser } from './users/AdminDisableUser.ts';
import { AdminEnableUser } from './users/AdminEnableUser.ts';
import { AdminGetUser } from './users/AdminGetUser.ts';
import { AdminUpdateUserAttributes } from './users/AdminUpdateUserAttributes.ts';
import { GetUser } from './users/GetUser.ts';
import { ListUsers } from './users/ListUsers.ts';

/** Every operation of the API by its wire name. */
export const registry: Registry = {
  AddCustomAttributes: notBuilt,
  AddUserPoolClientSecret: notBuilt,
  AdminAddUserToGroup: notBuilt,
  AdminConfirmSignUp,
  AdminCreateUser,
  AdminDeleteSoftwareToken: notBuilt,
  AdminDeleteUser,
  AdminDeleteUserAttributes: notBuilt,
  AdminDisableProviderForUser: notBuilt,
  AdminDisableUser,
  AdminEnableUser,
  AdminForgetDevice: notBuilt,
  AdminGetDevice: notBuilt,
  AdminGetUser,
  AdminGetUserAuthFactors: notBuilt,
  AdminInitiateAuth,
  AdminLinkProviderForUser: notBuilt,
  AdminListDevices: notBuilt,
  AdminListGroupsForUser: notBuilt,
  AdminListUserAuthEvents: notBuilt,
  AdminListUserSessions: notBuilt,
  AdminRemoveUserFromGroup: notBuilt,
  AdminResetUserPassword,
  AdminRespondToAuthChallenge,
  AdminRevokeUserSession: notBuilt,
  AdminSetUserMFAPreference: notBuilt,
  AdminSetUserPassword,
  AdminSetUserSettings: notBuilt,
  AdminUpdateAuthEventFeedback: notBuilt,
  AdminUpdateDeviceStatus: notBuilt,
  AdminUpdateUserAttributes,
  AdminUserGlobalSignOut,
  AssociateSoftwareToken: notBuilt,
  ChangePassword,
  CompleteWebAuthnRegistration: notBuilt,
  ConfirmDevice: notBuilt,
  ConfirmForgotPassword,
  ConfirmSignUp,
  CreateGroup: notBuilt,
  CreateIdentityProvider: notBuilt,
  CreateManagedLoginBranding: notBuilt,
  CreateResourceServer: notBuilt,
  CreateTerms: notBuilt,
  CreateUserImportJob: notBuilt,
  CreateUserPool,
  CreateUserPoolClient,
  CreateUserPoolDomain: notBuilt,
  CreateUserPoolReplica: notBuilt,
  DeleteGroup: notBuilt,
  DeleteIdentityProvider: notBuilt,
  DeleteManagedLoginBranding: notBuilt,
  DeleteResourceServer: notBuilt,
  DeleteTerms: notBuilt,
  DeleteUser: notBuilt,
  DeleteUserAttributes: notBuilt,
  DeleteUserPool,
  DeleteUserPoolClient,
  DeleteUserPoolClientSecret: notBuilt,
  DeleteUserPoolDomain: notBuilt,
  DeleteUserPoolReplica: notBuilt,
  DeleteWebAuthnCredential: notBuilt,
  DescribeIdentityProvider: notBuilt,
  DescribeManagedLoginBranding: notBuilt,
  DescribeManagedLoginBrandingByClient: notBuilt,
  DescribeResourceServer: notBuilt,
  DescribeRiskConfiguration: notBuilt,
  DescribeTerms: notBuilt,
  DescribeTermsByClient: notBuilt,
  DescribeUserImportJob: notBuilt,
  DescribeUserPool,
  DescribeUserPoolClient,
  DescribeUserPoolDomain: notBuilt,
  ForgetDevice: notBuilt,
  ForgotPassword,
  GetCSVHeader: notBuilt,
  GetClientToken: notBuilt,
  GetDevice: notBuilt,
  GetGroup: notBuilt,
  GetIdentityProviderByIdentifier: notBuilt,
  GetLogDeliveryConfiguration: notBuilt,
  GetProvisionedLimit: notBuilt,
  GetSigningCertificate: notBuilt,
  GetTokensFromRefreshToken: notBuilt,
  GetUICustomization: notBuilt,
  GetUser,
  GetUserAttributeVerificationCode: notBuilt,
  GetUserAuthFactors: notBuilt,
  GetUserPoolClientSessionConfiguration: notBuilt,
  GetUserPoolMfaConfig: notBuilt,
  GetUserPoolSessionConfiguration: notBuilt,
  GlobalSignOut,
  InitiateAuth,
  ListDevices: notBuilt,
  ListGroups: notBuilt,
  ListIdentityProviders: notBuilt,
  ListResourceServers: notBuilt,
  ListTagsForResource: notBuilt,
  ListTerms: notBuilt,
  ListUserImportJobs: notBuilt,
  ListUserPoolClientSecrets: notBuilt,
  ListUserPoolClients,
  ListUserPoolReplicas: notBuilt,
  ListUserPools,
  ListUserSessions: notBuilt,
  ListUsers,
  ListUsersInGroup: notBuilt,
  ListWebAuthnCredentials: notBuilt,
  ResendConfirmationCode,
  RespondToAuthChallenge,
  RevokeToken,
  RevokeUserSession: notBuilt,
  SetLogDeliveryConfiguration: notBuilt,
  SetRiskConfiguration: notBuilt,
  SetUICustomization: notBuilt,
  SetUserMFAPreference: notBuilt,
  SetUserPoolClientSessionConfiguration: notBuilt,
  SetUserPoolMfaConfig: notBuilt,
  SetUserPoolSessionConfiguration: notBuilt,
  SetUserSettings: notBuilt,
  SignUp,
  StartUserImportJob: notBuilt,
  StartWebAuthnRegistration: notBuilt,
  StopUserImportJob: notBuilt,
  TagResource: notBuilt,
  UntagResource: notBuilt,
  UpdateAuthEventFeedback: notBuilt,
  UpdateDeviceStatus: notBuilt,
  UpdateGroup: notBuilt,
  UpdateIdentityProvider: notBuilt,
  UpdateManagedLoginBranding: notBuilt,
  UpdateProvisionedLimit: notBuilt,
  UpdateResourceServer: notBuilt,
  UpdateTerms: notBuilt,
  UpdateUserAttributes: notBuilt,
  UpdateUserPool,
  UpdateUserPoolClient,
  UpdateUserPoolDomain: notBuilt,
  UpdateUserPoolReplica: notBuilt,
  VerifySoftwareToken: notBuilt,
  VerifyUserAttribute: notBuilt,
};
