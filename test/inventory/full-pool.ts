/** A pool that says something of nearly every key of pools.yaml. */
export const fullPoolId = 'us-east-1_Inventory';

export const fullClientId = '5webclient5webclient5webcl';

/** Before any drift: the text as somebody keeps it, with comments, anchors and a reference to the environment. */
export const fullText = `# Our pools. Keep this line.
account: "123456789012"
regions: [us-east-1]
resetPage:
  url: https://www.example.com/reset
  fallbackClient: ${fullClientId}
functions:
  mailer:   # odd   spacing stays
    handler: lifeguard:custom-message
  tokens: { handler: lifeguard:custom-message }
pools:
  # The one that matters.
  - id: ${fullPoolId}
    name: \${POOL_NAME:-full}
    tier: PLUS
    domain: inventory-full
    signUp: closed
    usernameAttributes: [email]
    usernamesCaseSensitive: false
    autoVerifiedAttributes: [email]
    verifyBeforeUpdate: [email]
    customAttributes:
      - name: tenant   # who pays
        max: 40
    recovery: [verified_email, verified_phone_number]
    passwordPolicy:
      minimumLength: 10
      requireSymbols: false
    mfa: OPTIONAL
    mfaFactors: [SOFTWARE_TOKEN_MFA, EMAIL_OTP]
    firstFactors: [PASSWORD, EMAIL_OTP]
    threatProtection: AUDIT
    devices: { remember: whenAsked }
    sms:
      callerArn: arn:aws:iam::123456789012:role/sms
      externalId: outside
    triggers:
      CustomMessage: mailer
      PreTokenGeneration: tokens
    preTokenGenerationVersion: V2_0
    messages:
      verification:
        subject: Your code
        email: |
          <p>Dear user,</p>
          <p>{####}</p>
    mail: &mail
      sendingAccount: DEVELOPER
      from: Example <noreply@example.com>
      sourceArn: arn:aws:ses:us-east-1:123456789012:identity/example.com
    deletionProtection: true
    tags: { team: accounts }
    limits: { resetRequestsPerHour: 20 }
    groups:
      - name: admins # may all
        precedence: 1
    resourceServers:
      - identifier: orders
        name: Orders
        scopes: { read: Read orders }
    clients:
      - id: ${fullClientId}
        # The web site.
        name: web
        callbackUrls:
          - https://app.example.com/callback # the live one
          - \${CALLBACK:-http://localhost:3000/callback}
        logoutUrls: [https://app.example.com/]
        oauthFlows: [code]
        oauthScopes: [openid, orders/read]
        preventUserExistenceErrors: ENABLED
        accessTokenValidity: 30m
        refreshTokenValidity: 10d
        signInUrl: https://app.example.com/
      - { id: 6machine6machine6machine6m, name: machine, generateSecret: true, authFlows: [ALLOW_CLIENT_TOKEN_AUTH], oauthFlows: [client_credentials], oauthScopes: [orders/read] }
    users:
      - username: test@example.com
        email: test@example.com
        password: Only-For-Tests!2026
  - id: us-east-1_Sharing01
    name: sharing
    mail: *mail
`;
