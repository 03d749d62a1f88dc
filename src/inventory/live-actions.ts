/** The actions of AWS that readLive calls, which all only read. */
export const liveActions = {
  /** Of check and pull. */
  settings: [
    'cognito-idp:DescribeUserPool',
    'cognito-idp:DescribeUserPoolClient',
    'cognito-idp:GetUserPoolMfaConfig',
    'cognito-idp:GetUserPoolSessionConfiguration',
    'cognito-idp:ListGroups',
    'cognito-idp:ListResourceServers',
    'cognito-idp:ListUserPoolClients',
    'cognito-idp:ListUserPools',
  ],
  /** Of pull, for what pools.yaml has no words for. */
  beyond: [
    'cognito-idp:DescribeRiskConfiguration',
    'cognito-idp:GetLogDeliveryConfiguration',
    'cognito-idp:ListIdentityProviders',
  ],
} as const;
