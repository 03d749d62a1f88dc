import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readCatalogue } from '../../src/causes/catalogue.ts';
import { explained, tokenWith, trail } from './explained.ts';

/*
 * What people report of user pools, each with the cause that must be told first. It is the goal of the catalogue, its
 * judges and the ranking together.
 */

const staging = '6sjjnkaeagnqgkmbl1mr5rtfsr';
const synapse = '73q703cql980nrvq554a6sta54';
const pool = 'us-east-1_n8gO6SbP6';
const issuer = `https://cognito-idp.us-east-1.amazonaws.com/${pool}`;
const resetLink = `https://www.thephenom.app/reset-password?code=123456&email=joe%40example.com&cid=${staging}&pid=${pool}`;
const expired = 'ExpiredCodeException: Invalid code provided, please request a code again.';
const wrong = 'NotAuthorizedException: Incorrect username or password.';

const seconds = (minutes: number) => Math.floor(Date.now() / 1_000) + minutes * 60;
const token = (claims: object, header?: object) =>
  tokenWith(
    {
      iss: issuer,
      token_use: 'access',
      client_id: staging,
      sub: 'a',
      iat: seconds(-10),
      exp: seconds(50),
      origin_jti: 'o',
      ...claims,
    },
    { alg: 'RS256', kid: 'k', ...header },
  );
const idToken = (claims: object = {}) =>
  token({ token_use: 'id', aud: staging, client_id: undefined, ...claims });
const describedClient = (settings: object) =>
  JSON.stringify({ UserPoolClient: { UserPoolId: pool, ClientId: staging, ClientName: 'app', ...settings } });
const describedPool = (settings: object) =>
  JSON.stringify({ UserPool: { Id: pool, Name: 'staging', ...settings } });
const describedUser = (settings: object) =>
  JSON.stringify({
    Username: 'joe',
    UserStatus: 'CONFIRMED',
    Enabled: true,
    UserAttributes: [{ Name: 'email_verified', Value: 'true' }],
    ...settings,
  });
const refusedSignIn = {
  eventName: 'InitiateAuth',
  requestParameters: { clientId: staging, authFlow: 'USER_PASSWORD_AUTH' },
  errorCode: 'NotAuthorizedException',
  errorMessage: 'Incorrect username or password.',
};

interface Row {
  readonly symptom: string;
  readonly given: readonly string[];
  /** The cause that must be first; several where they are the same thing said of different clients. */
  readonly first: string | readonly string[];
  readonly surely?: true;
}

const rows: readonly Row[] = [
  {
    symptom: 'a fresh code has expired, nothing else known',
    given: ['ExpiredCodeException'],
    first: 'code-issued-to-another-client',
  },
  {
    symptom: 'a fresh code has expired, with its age alone',
    given: ['ExpiredCodeException', '--sent', '10s'],
    first: 'code-issued-to-another-client',
  },
  {
    symptom: 'a code of yesterday has expired, with its age alone',
    given: ['ExpiredCodeException', '--sent', '1d'],
    first: 'code-expired',
  },
  { symptom: 'the words of the page alone', given: [expired], first: 'code-issued-to-another-client' },
  {
    symptom: 'a fresh code has expired, with the link and the client that submitted it',
    given: [expired, resetLink, '--client', synapse, '--sent', '5s'],
    first: 'code-issued-to-another-client',
  },
  {
    symptom: 'a fresh code has expired, in CloudTrail',
    given: [
      trail(
        { eventName: 'ForgotPassword', requestParameters: { clientId: staging } },
        {
          eventName: 'ConfirmForgotPassword',
          requestParameters: { clientId: synapse },
          errorCode: 'ExpiredCodeException',
          errorMessage: 'Invalid code provided, please request a code again.',
        },
      ),
    ],
    first: 'code-issued-to-another-client',
    surely: true,
  },
  {
    symptom: 'the link of the mail has no cid',
    given: [expired, resetLink.replace(/&cid=[^&]*/, ''), '--sent', '1m'],
    first: ['code-issued-to-another-client', 'link-without-client', 'page-with-its-own-client'],
  },
  {
    symptom: 'the link of the mail is from yesterday',
    given: [expired, resetLink, '--client', staging, '--sent', '1d'],
    first: 'code-expired',
  },
  {
    symptom: 'the reset says that the code does not match',
    given: ['CodeMismatchException: Invalid verification code provided, please try again.'],
    first: ['code-mismatch', 'code-replaced'],
  },
  {
    symptom: 'the reset is refused for too many attempts',
    given: ['ForgotPassword', 'LimitExceededException: Attempt limit exceeded, please try after some time.']
      .join(' ')
      .split('\n'),
    first: ['reset-requests-exceeded', 'reset-attempts-exceeded'],
  },
  {
    symptom: 'confirming is refused for too many attempts',
    given: [
      'An error occurred (LimitExceededException) when calling the ConfirmForgotPassword operation: Attempt limit exceeded, please try after some time.',
    ],
    first: ['reset-attempts-exceeded', 'reset-requests-exceeded'],
  },
  {
    symptom: 'the new password is refused',
    given: [
      'InvalidPasswordException: Password did not conform with policy: Password must have uppercase characters',
    ],
    first: 'password-not-conforming',
  },
  {
    symptom: 'sign-up is closed',
    given: ['NotAuthorizedException: SignUp is not permitted for this user pool'],
    first: 'sign-up-closed',
  },
  {
    symptom: 'PreSignUp answers autoConfirmUser as a text',
    given: ['{ "autoConfirmUser": "true" }'],
    first: 'answer-breaks-contract',
    surely: true,
  },
  {
    symptom: 'PreSignUp answers autoConfirmUser as a text, the whole event',
    given: [
      JSON.stringify({
        version: '1',
        triggerSource: 'PreSignUp_SignUp',
        region: 'us-east-1',
        userPoolId: pool,
        userName: 'joe',
        callerContext: { awsSdkVersion: 'x', clientId: staging },
        request: { userAttributes: { email: 'joe@example.com' }, validationData: null },
        response: { autoConfirmUser: 'true', autoVerifyEmail: false, autoVerifyPhone: false },
      }),
    ],
    first: 'answer-breaks-contract',
    surely: true,
  },
  {
    symptom: 'VerifyAuthChallengeResponse answers answerCorrect as a text',
    given: ['{"answerCorrect":"true"}'],
    first: 'answer-breaks-contract',
    surely: true,
  },
  {
    symptom: 'VerifyAuthChallengeResponse leaves answerCorrect out',
    given: ['{"response":{}}', '--trigger', 'VerifyAuthChallengeResponse_Authentication'],
    first: ['answer-breaks-contract', 'decision-unclear', 'custom-auth-failed'],
  },
  {
    symptom: 'the client sees an answer that cannot be understood',
    given: ['InvalidLambdaResponseException: Unrecognizable lambda output'],
    first: 'answer-breaks-contract',
  },
  {
    symptom: 'the handler answered nothing',
    given: ['InvalidLambdaResponseException: Invalid lambda function output : Invalid JSON'],
    first: ['handler-answered-nothing', 'answer-is-not-json'],
  },
  {
    symptom: 'custom sign-in hangs: DefineAuthChallenge decides nothing',
    given: [
      '{"triggerSource":"DefineAuthChallenge_Authentication","version":"1","request":{"userAttributes":{},"session":[]},"response":{"issueTokens":false,"failAuthentication":false,"challengeName":null}}',
    ],
    first: ['decision-unclear', 'answer-breaks-contract', 'challenge-cannot-follow'],
  },
  {
    symptom: 'custom sign-in is not configured',
    given: ['InvalidParameterException: Custom auth lambda trigger is not configured for the user pool.'],
    first: ['custom-auth-not-configured', 'password-left-empty'],
  },
  {
    symptom: 'a trigger works in the console and throws in production',
    given: [
      '2026-05-19T09:35:11.000Z\t8f5f\tERROR\tInvoke Error\t{"errorType":"TypeError","errorMessage":"Cannot read properties of undefined (reading \'custom:plan\')","stack":["TypeError: Cannot read properties of undefined"]}',
    ],
    first: ['handler-relies-on-test-event', 'handler-threw'],
  },
  {
    symptom: 'a trigger throws in production, as aws logs tail prints it',
    given: [
      '2026-05-19T09:35:14.000000+00:00 2026/05/19/[$LATEST]0123abcd 2026-05-19T09:35:14.000Z 8f5f0000-0000-4000-8000-000000000000 ERROR Invoke Error {"errorType":"TypeError","errorMessage":"x","stack":["TypeError: Cannot read properties of undefined (reading \'userAttributes\')"]}',
    ],
    first: ['handler-relies-on-test-event', 'handler-threw'],
  },
  {
    symptom: 'a trigger takes longer than five seconds',
    given: [
      'REPORT RequestId: 8f5f Duration: 5003.12 ms Billed Duration: 5000 ms Memory Size: 128 MB Max Memory Used: 70 MB Status: timeout',
    ],
    first: ['function-timed-out', 'trigger-timed-out'],
  },
  {
    symptom: 'a trigger timed out, in its log',
    given: [
      '2026-05-19T09:35:11.000Z 8f5f0000-0000-4000-8000-000000000000 Task timed out after 3.00 seconds',
    ],
    first: ['function-timed-out', 'trigger-timed-out'],
  },
  {
    symptom: 'a trigger overran a limit that is longer than Cognito waits',
    given: [
      '2026-05-19T08:30:10.000Z 4f3c7a0e-0000-4000-8000-000000000000 Task timed out after 10.02 seconds\nREPORT RequestId: 4f3c7a0e-0000-4000-8000-000000000000 Duration: 10020.00 ms Billed Duration: 10000 ms',
    ],
    first: ['trigger-timed-out'],
  },
  {
    symptom: 'the start of a trigger hung, in its log',
    given: ['INIT_REPORT Init Duration: 10008.95 ms Phase: init Status: timeout'],
    first: ['trigger-timed-out'],
  },
  {
    symptom: 'the start of a trigger hung, and again within its own limit, in a log of JSON',
    given: [
      [
        '{"time":"t","type":"platform.initReport","record":{"status":"timeout","phase":"init","metrics":{"durationMs":9999.5}}}',
        '{"time":"t","type":"platform.initReport","record":{"status":"timeout","phase":"invoke","metrics":{"durationMs":3005.1}}}',
        '{"time":"t","type":"platform.report","record":{"requestId":"8f","status":"timeout","metrics":{"durationMs":3000}}}',
      ].join('\n'),
    ],
    first: 'trigger-timed-out',
  },
  {
    symptom: 'the start of a trigger hung, and again within its own limit',
    given: [
      'INIT_REPORT Init Duration: 9999.50 ms\tPhase: init\tStatus: timeout\n' +
        'INIT_REPORT Init Duration: 3005.10 ms\tPhase: invoke\tStatus: timeout\n' +
        '2026-05-19T09:35:24.000Z 8f5f0000-0000-4000-8000-000000000000 Task timed out after 3.01 seconds',
    ],
    first: 'trigger-timed-out',
  },
  {
    symptom: 'AppSync is sent a token that has expired',
    given: ['{"errors":[{"errorType":"UnauthorizedException","message":"Token has expired."}]}'],
    first: 'access-token-expired',
  },
  {
    symptom: 'AppSync cannot read the token',
    given: ['{"errors":[{"errorType":"UnauthorizedException","message":"Unable to parse JWT token."}]}'],
    first: 'access-token-unreadable',
  },
  {
    symptom: 'a rule of AppSync refuses',
    given: [
      '{"data":{"listFoos":null},"errors":[{"path":["listFoos"],"data":null,"errorType":"Unauthorized","errorInfo":null,"locations":[{"line":2,"column":3}],"message":"Not Authorized to access listFoos on type ModelFooConnection"}]}',
    ],
    first: 'appsync-rule-refuses',
  },
  {
    symptom: 'a function of Python lacks a package',
    given: [
      "[ERROR] Runtime.ImportModuleError: Unable to import module 'lambda_function': No module named 'jose'\nTraceback (most recent call last):",
    ],
    first: 'handler-does-not-load',
    surely: true,
  },
  {
    symptom: 'a trigger used up its memory',
    given: [
      'REPORT RequestId: 8f5f Duration: 900.00 ms Memory Size: 128 MB Max Memory Used: 128 MB Status: error Error Type: Runtime.OutOfMemory',
    ],
    first: 'function-out-of-memory',
    surely: true,
  },
  {
    symptom: 'a trigger was killed for its memory',
    given: ['RequestId: 8f5f Error: Runtime exited with error: signal: killed\nRuntime.ExitError'],
    first: 'function-out-of-memory',
    surely: true,
  },
  {
    symptom: 'the runtime of a trigger ended by itself',
    given: ['RequestId: 8f5f Error: Runtime exited with error: exit status 1\nRuntime.ExitError'],
    first: 'handler-exited',
    surely: true,
  },
  {
    symptom: `an app looks for tokens in a challenge: TypeError: AccessToken`,
    given: [
      "TypeError: Cannot read properties of undefined (reading 'AccessToken')\n    at handleSubmit (LoginForm.tsx:42:55)",
    ],
    first: 'challenge-taken-for-tokens',
  },
  {
    symptom: `an app looks for tokens in a challenge: KeyError: AuthenticationResult`,
    given: ["KeyError: 'AuthenticationResult'"],
    first: 'challenge-taken-for-tokens',
  },
  {
    symptom: `an app looks for tokens in a challenge: destructuring`,
    given: [
      "TypeError: Cannot destructure property 'AccessToken' of 'res.AuthenticationResult' as it is undefined.",
    ],
    first: 'challenge-taken-for-tokens',
  },
  {
    symptom: 'a trigger timed out, as its client sees it',
    given: [
      'UnexpectedLambdaException: PreSignUp invocation failed due to error Socket timeout while invoking Lambda function.',
    ],
    first: ['trigger-timed-out', 'function-timed-out'],
  },
  {
    symptom: 'Cognito may not invoke the trigger',
    given: ['UnexpectedLambdaException: PreSignUp invocation failed due to error AccessDeniedException.'],
    first: 'lambda-not-permitted',
  },
  {
    symptom: 'the trigger may not call Cognito back',
    given: [
      '2026-05-19T08:00:00.000Z\tdf0e6a3c-0000-4000-8000-000000000000\tERROR\tAccessDeniedException: User: arn:aws:sts::657033058608:assumed-role/fn/fn is not authorized to perform: cognito-idp:AdminUpdateUserAttributes on resource: arn:aws:cognito-idp:us-east-1:657033058608:userpool/x',
    ],
    first: 'function-lacks-right',
    surely: true,
  },
  ...[
    'user/anna',
    'assumed-role/AWSReservedSSO_ReadOnly_ab12/anna@x.com',
    'assumed-role/ecs-task/1234',
  ].flatMap((caller): readonly Row[] => {
    const words = `User: arn:aws:iam::657033058608:${caller} is not authorized to perform: cognito-idp:AdminCreateUser on resource: arn:aws:cognito-idp:us-east-1:657033058608:userpool/x`;
    const eventName = 'AdminCreateUser';
    return [
      {
        symptom: `IAM refuses ${caller}`,
        given: [
          `An error occurred (AccessDeniedException) when calling the ${eventName} operation: ${words}`,
        ],
        first: 'action-not-allowed',
      },
      {
        symptom: `IAM refuses ${caller}, in CloudTrail`,
        given: [trail({ eventName, errorCode: 'AccessDenied', errorMessage: words })],
        first: 'action-not-allowed',
      },
    ];
  }),
  {
    symptom: 'the client secret is missing',
    given: [
      `NotAuthorizedException: Client ${staging} is configured with secret but SECRET_HASH was not received`,
    ],
    first: 'secret-hash-missing',
  },
  {
    symptom: 'the client secret differs between server and app',
    given: [`NotAuthorizedException: Unable to verify secret hash for client ${staging}`],
    first: 'secret-hash-wrong',
  },
  {
    symptom: 'the secret is wrong at the token endpoint',
    given: ['{"error":"invalid_client"}'],
    first: ['client-authentication-failed', 'secret-of-a-rotated-client'],
  },
  {
    symptom: 'the sign-in flow is not enabled',
    given: ['InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client'],
    first: 'flow-not-enabled',
  },
  { symptom: 'the right password is refused: nothing else known', given: [wrong], first: 'wrong-password' },
  {
    symptom: 'the right password is refused: the user must reset it',
    given: [
      wrong,
      describedUser({ UserStatus: 'RESET_REQUIRED' }),
      describedClient({ PreventUserExistenceErrors: 'ENABLED' }),
    ],
    first: 'reset-required-hidden',
  },
  {
    symptom: 'the right password is refused: the user is unconfirmed',
    given: ['UserNotConfirmedException: User is not confirmed.'],
    first: 'user-not-confirmed',
  },
  {
    symptom: 'the right password is refused: the user is disabled',
    given: ['NotAuthorizedException: User is disabled.'],
    first: 'user-is-disabled',
  },
  {
    symptom: 'the right password is refused, in CloudTrail: the user is disabled',
    given: [trail(refusedSignIn), describedUser({ Enabled: false })],
    first: 'user-is-disabled',
    surely: true,
  },
  {
    symptom: 'the right password is refused, in CloudTrail: the user was disabled before',
    given: [trail({ eventName: 'AdminDisableUser' }, refusedSignIn)],
    first: 'user-is-disabled',
    surely: true,
  },
  {
    symptom: 'a password is refused, in CloudTrail: the user was disabled and enabled again',
    given: [trail({ eventName: 'AdminDisableUser' }, { eventName: 'AdminEnableUser' }, refusedSignIn)],
    first: 'wrong-password',
  },
  {
    symptom: 'a password is refused, in CloudTrail: another user was disabled',
    given: [trail({ eventName: 'AdminDisableUser', additionalEventData: { sub: 'another' } }, refusedSignIn)],
    first: 'wrong-password',
  },
  {
    symptom: 'the user comes from an identity provider',
    given: [
      wrong,
      describedUser({
        UserStatus: 'EXTERNAL_PROVIDER',
        UserAttributes: [{ Name: 'identities', Value: '[]' }],
      }),
    ],
    first: 'federated-user-without-password',
  },
  {
    symptom: 'the callback address differs by a slash',
    given: [
      'https://phenom.auth.us-east-1.amazoncognito.com/error?error=redirect_mismatch&client_id=6sjjnkaeagnqgkmbl1mr5rtfsr',
    ],
    first: 'redirect-uri-not-registered',
  },
  {
    symptom: 'an access token has expired, at an API',
    given: ['401 Unauthorized', token({ iat: seconds(-70), exp: seconds(-10) })],
    first: 'access-token-expired',
  },
  {
    symptom: 'a token has expired, its claims alone',
    given: [token({ iat: seconds(-70), exp: seconds(-10) })],
    first: 'access-token-expired',
  },
  {
    symptom: 'the token is of another pool: its issuer does not match',
    given: [
      token({ iss: 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_knEL7cqS3' }),
      describedPool({}),
    ],
    first: 'issuer-of-another-pool',
  },
  {
    symptom: 'the issuer is expected to be the domain',
    given: [
      'JwtInvalidIssuerError: Issuer not allowed: https://cognito-idp.us-east-1.amazonaws.com/us-east-1_n8gO6SbP6. Expected: https://auth.example.com',
    ],
    first: ['issuer-taken-for-domain', 'issuer-of-another-pool'],
  },
  {
    symptom: 'an ID token goes where an access token belongs',
    given: [idToken(), '--as', 'access'],
    first: ['id-token-as-access-token', 'rest-api-expects-scope'],
  },
  {
    symptom: 'an access token goes where an ID token belongs',
    given: [token({}), '--as', 'id'],
    first: ['access-token-as-id-token', 'rest-api-expects-id-token'],
  },
  {
    symptom: 'API Gateway refuses an ID token where scopes are set',
    given: ['{"message":"Unauthorized"}', idToken(), '--as', 'access'],
    first: ['id-token-as-access-token', 'rest-api-expects-scope'],
  },
  {
    symptom: 'API Gateway refuses the audience',
    given: [
      'HTTP/2 401\nwww-authenticate: Bearer scope="" error="invalid_token" error_description="the token does not have a valid audience"\n\n{"message":"Unauthorized"}',
    ],
    first: ['audience-of-another-client', 'audience-missing'],
  },
  {
    symptom: 'an access token has no aud',
    given: ['JwtInvalidClaimError: aud is missing', token({}), '--as', 'id'],
    first: ['audience-missing', 'access-token-as-id-token'],
  },
  {
    symptom: 'a refresh with another client',
    given: [
      trail(
        {
          eventName: 'InitiateAuth',
          requestParameters: { clientId: staging, authFlow: 'USER_PASSWORD_AUTH' },
        },
        {
          eventName: 'InitiateAuth',
          requestParameters: { clientId: synapse, authFlow: 'REFRESH_TOKEN_AUTH' },
          errorCode: 'NotAuthorizedException',
          errorMessage: 'Invalid Refresh Token.',
        },
      ),
    ],
    first: 'refresh-token-of-another-client',
  },
  {
    symptom: 'a refresh after a sign-out',
    given: ['NotAuthorizedException: Refresh Token has been revoked'],
    first: 'refresh-token-revoked',
  },
  {
    symptom: 'an access token after a sign-out',
    given: ['NotAuthorizedException: Access Token has been revoked'],
    first: 'access-token-revoked',
  },
  {
    symptom: 'the client is of another pool',
    given: [`ResourceNotFoundException: User pool client ${staging} does not exist.`],
    first: ['client-not-found', 'client-not-in-pool', 'client-id-of-another-pool'],
  },
  {
    symptom: 'the user has no verified address',
    given: [
      'InvalidParameterException: Cannot reset password for the user as there is no registered/verified email or phone_number',
    ],
    first: 'no-verified-recovery',
  },
  {
    symptom: 'the invited user asks for a reset',
    given: ['NotAuthorizedException: User password cannot be reset in the current state.'],
    first: 'reset-not-possible-in-status',
  },
  {
    symptom: 'the mail still has the placeholder',
    given: [resetLink.replace('123456', '{####}')],
    first: 'placeholder-not-replaced',
  },
  {
    symptom: 'the mail has the placeholder encoded',
    given: [resetLink.replace('123456', '%7B%23%23%23%23%7D')],
    first: 'placeholder-encoded',
  },
  {
    symptom: 'the page says that the code expired',
    given: ['Code expired. Request a new one.'],
    first: 'code-issued-to-another-client',
  },
  {
    symptom: 'an API answers 401 with a token that is in its time: a trigger confirms nobody',
    given: ['UserNotConfirmedException: User is not confirmed.', '{"autoConfirmUser":"true"}'],
    first: 'answer-breaks-contract',
  },
  {
    symptom: 'a refresh token that is not whole',
    given: ['NotAuthorizedException: Invalid Refresh Token', '--client', synapse],
    first: ['refresh-token-of-another-client', 'refresh-token-unreadable', 'rotation-replaces-this-flow'],
  },
  {
    symptom: 'the flow is not enabled, for the admin API',
    given: ['InvalidParameterException: Auth flow not enabled for this client'],
    first: 'flow-not-enabled',
  },
  {
    symptom: 'the answer to the challenge was wrong too often',
    given: [
      'NotAuthorizedException: Incorrect username or password.',
      trail(
        { eventName: 'InitiateAuth', requestParameters: { clientId: staging, authFlow: 'CUSTOM_AUTH' } },
        {
          eventName: 'RespondToAuthChallenge',
          requestParameters: { clientId: staging },
          errorCode: 'NotAuthorizedException',
          errorMessage: 'Incorrect username or password.',
        },
      ),
    ],
    first: ['custom-auth-failed', 'wrong-password'],
  },
  {
    symptom: 'a session was used twice',
    given: ['NotAuthorizedException: Invalid session for the user, session can only be used once.'],
    first: 'session-already-used',
  },
  {
    symptom: 'the sign-in took longer than its session',
    given: ['NotAuthorizedException: Invalid session for the user, session is expired.'],
    first: 'session-expired',
  },
  {
    symptom: 'the temporary password ran out',
    given: ['NotAuthorizedException: Temporary password has expired and must be reset by an administrator.'],
    first: 'temporary-password-expired',
  },
  {
    symptom: 'too many wrong passwords',
    given: ['NotAuthorizedException: Password attempts exceeded'],
    first: 'password-attempts-exceeded',
  },
  {
    symptom: 'a web application firewall blocks the call',
    given: ['ForbiddenException: Request not allowed due to WAF block.'],
    first: 'blocked-by-firewall',
  },
  {
    symptom: 'the browser refuses the answer',
    given: [
      "Access to fetch at 'https://cognito-idp.us-east-1.amazonaws.com/' from origin 'https://www.thephenom.app' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
    ],
    first: 'error-page-without-cors',
  },
  {
    symptom: 'the quota of the account is used up',
    given: ['TooManyRequestsException: Rate exceeded'],
    first: 'quota-exceeded',
  },
  {
    symptom: 'the daily mails of the default sender are used up',
    given: [
      'LimitExceededException: Exceeded daily email limit for the operation or the account. If a higher limit is required, please configure your user pool to use your own Amazon SES configuration for sending email.',
    ],
    first: 'daily-mail-limit',
  },
];

describe('what people report of user pools', () => {
  test('names causes that there are', async () => {
    const catalogue = await readCatalogue();
    assert.deepEqual(
      rows.flatMap(({ first }) => first).filter(id => !catalogue.has(id)),
      [],
    );
  });

  const directory = mkdtempSync(join(tmpdir(), 'explain-'));
  for (const { symptom, given, first, surely } of rows) {
    test(symptom, async () => {
      const { findings } = await explained(given, { directory });
      const [cause] = findings[0]?.causes ?? [];
      const wanted = typeof first === 'string' ? [first] : first;
      const told = findings.map(({ causes }) =>
        causes.map(({ id, confidence, share }) => `${id} ${confidence} ${share}`),
      );
      assert.ok(
        cause && wanted.includes(cause.id),
        `${wanted.join(' or ')} must be first: ${JSON.stringify(told, null, 1)}`,
      );
      if (surely) assert.equal(cause.confidence, 'certain', JSON.stringify(told));
    });
  }
});
