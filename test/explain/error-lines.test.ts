import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readCatalogue } from '../../src/causes/catalogue.ts';
import { knownForms } from '../../src/explain/known-forms.ts';
import { errorIn } from '../../src/explain/readers/error-message.ts';

const forms = knownForms(await readCatalogue());

const wrong = 'Incorrect username or password.';
const advice =
  'Check whether the given values are correct and the user is authorized to perform the operation.';

/** How languages, SDKs and plugins print one and the same error of the service. */
const prints: readonly (readonly [what: string, text: string])[] = [
  [
    'Ruby, uncaught, with its backtrace',
    `/gems/aws-sdk-core-3.190.0/lib/seahorse/client/plugins/raise_response_errors.rb:17:in \`call': ${wrong} (Aws::CognitoIdentityProvider::Errors::NotAuthorizedException)\n\tfrom /app/sign_in.rb:12:in \`sign_in'`,
  ],
  [
    'Ruby 3.4, uncaught, with its backtrace',
    `raise_response_errors.rb:17:in 'Seahorse::Client::Plugins::RaiseResponseErrors::Handler#call': ${wrong} (Aws::CognitoIdentityProvider::Errors::NotAuthorizedException)`,
  ],
  ['Ruby on Rails, in a log', `Aws::CognitoIdentityProvider::Errors::NotAuthorizedException (${wrong}):`],
  ['Ruby, inspected', `#<Aws::CognitoIdentityProvider::Errors::NotAuthorizedException: ${wrong}>`],
  [
    'Flutter, a plugin',
    `E/flutter: Unhandled Exception: PlatformException(NotAuthorizedException, ${wrong}, null, null)`,
  ],
  ['Flutter, a plugin with a name of its own', `PlatformException(error, ${wrong}, null)`],
  [
    'Amplify Flutter',
    `NotAuthorizedServiceException {\n  "message": "${wrong}",\n  "recoverySuggestion": "${advice}"\n}`,
  ],
  [
    'Amplify Flutter before 1.0',
    `NotAuthorizedException(message: Failed since user is not authorized., recoverySuggestion: ${advice}, underlyingException: com.amazonaws.services.cognitoidentityprovider.model.NotAuthorizedException: ${wrong} (Service: AmazonCognitoIdentityProvider; Status Code: 400; Error Code: NotAuthorizedException; Request ID: cef2c87d))`,
  ],
  [
    'Dart, amazon_cognito_identity_dart',
    `Unhandled Exception: CognitoClientException{statusCode: 400, code: NotAuthorizedException, name: NotAuthorizedException, message: ${wrong}}\n#0      CognitoUser._authenticateUserDefaultAuth (package:amazon_cognito_identity_dart_2/src/cognito_user.dart:581:9)`,
  ],
  [
    'Amplify Android',
    `AuthException: NotAuthorizedException{message=Failed since user is not authorized., cause=com.amazonaws.services.cognitoidentityprovider.model.NotAuthorizedException: ${wrong} (Service: AmazonCognitoIdentityProvider; Status Code: 400; Error Code: NotAuthorizedException; Request ID: cf66), recoverySuggestion=${advice}}`,
  ],
  [
    'Amplify Android 2, its stack',
    `NotAuthorizedException{message=Failed since user is not authorized., cause=NotAuthorizedException(message=${wrong}), recoverySuggestion=${advice}}\nCaused by: aws.sdk.kotlin.services.cognitoidentityprovider.model.NotAuthorizedException: ${wrong}`,
  ],
  [
    'the SDK for Kotlin, with the request',
    `aws.sdk.kotlin.services.cognitoidentityprovider.model.NotAuthorizedException: ${wrong}, Request ID: 8f5f`,
  ],
  ['Amplify Swift, a case', `notAuthorized("${wrong}", "${advice}", nil)`],
  ['AWSMobileClient', `AWSMobileClientError.notAuthorized(message: "${wrong}")`],
  [
    'the SDK for iOS',
    `Error Domain=com.amazonaws.AWSCognitoIdentityProviderErrorDomain Code=20 "(null)" UserInfo={__type=NotAuthorizedException, message=${wrong}}`,
  ],
  [
    'the SDK for Swift',
    `AWSCognitoIdentityProvider.NotAuthorizedException(properties: AWSCognitoIdentityProvider.NotAuthorizedException.Properties(message: Optional("${wrong}")), message: Optional("${wrong}"))`,
  ],
  [
    'PHP, all of it',
    `Error executing "AdminInitiateAuth" on "https://cognito-idp.us-east-1.amazonaws.com"; AWS HTTP error: Client error: \`POST https://cognito-idp.us-east-1.amazonaws.com\` resulted in a \`400 Bad Request\` response: {"__type":"NotAuthorizedException","message":"${wrong}"} NotAuthorizedException (client): ${wrong} - {"__type":"NotAuthorizedException","message":"${wrong}"}`,
  ],
  [
    'Go, in a line of a log',
    `level=error msg="sign-in: operation error Cognito Identity Provider: InitiateAuth, https response error StatusCode: 400, RequestID: 8f5f, NotAuthorizedException: ${wrong}"`,
  ],
  ['Go, another kind', `api error NotAuthorizedException: ${wrong}`],
  [
    'Java, version 2',
    `Exception in thread "main" software.amazon.awssdk.services.cognitoidentityprovider.model.NotAuthorizedException: ${wrong} (Service: CognitoIdentityProvider, Status Code: 400, Request ID: 8f5f) (SDK Attempt Count: 1)`,
  ],
  [
    'Rust, shown with its context',
    `service error: NotAuthorizedException: ${wrong} (ServiceError(ServiceError { source: NotAuthorizedException(NotAuthorizedException { message: Some("${wrong}"), meta: ErrorMetadata { code: Some("NotAuthorizedException")`,
  ],
  [
    'boto3, its representation',
    `NotAuthorizedException('An error occurred (NotAuthorizedException) when calling the InitiateAuth operation: ${wrong}')`,
  ],
  [
    'Node.js, the SDK for JavaScript v3',
    `NotAuthorizedException: ${wrong}\n    at throwDefaultError (/app/index.js:1:1) {\n  '$fault': 'client',\n  '$metadata': {\n    httpStatusCode: 400,\n    requestId: '8f5f',\n    attempts: 1\n  },\n  __type: 'NotAuthorizedException'\n}`,
  ],
  [
    'Node.js, the SDK for JavaScript v2',
    `{ NotAuthorizedException: ${wrong}\n    at Request.extractError (/app/json.js:51:27)\n  message: '${wrong}',\n  code: 'NotAuthorizedException',\n  statusCode: 400,\n  retryable: false }`,
  ],
  [
    'Node.js, a plain object with its message first',
    `{\n  message: '${wrong}',\n  code: 'NotAuthorizedException',\n  statusCode: 400\n}`,
  ],
  [
    'Node.js, a plain object with its message last',
    `{\n  code: 'NotAuthorizedException',\n  name: 'NotAuthorizedException',\n  message: '${wrong}'\n}`,
  ],
  ['Node.js, nested', `[NotAuthorizedException: ${wrong}]`],
  [
    'JSON with a stack',
    `"stack": "NotAuthorizedException: ${wrong}\\n    at de_CommandError (/app/index.js:1:1)"`,
  ],
  ['React Native', `[AuthError: ${wrong}]`],
];

describe('an error of the service is read, whoever prints it', () => {
  for (const [what, text] of prints) {
    test(what, () => {
      const error = errorIn(text, forms);
      assert.equal(error?.message, wrong);
      assert.ok(error.type === 'NotAuthorizedException' || !text.includes('otAuthorized'), error.type);
    });
  }
});

describe('a message that nobody knows is read as well', () => {
  const rows: readonly (readonly [what: string, text: string, message: string | undefined])[] = [
    ['behind its name', 'InvalidParameterException: Something new.', 'Something new.'],
    ['in brackets', '[InvalidParameterException: Something new.]', 'Something new.'],
    ['with brackets of its own', 'InvalidParameterException: One of: [a, b]', 'One of: [a, b]'],
    ['with marks of its own', "InvalidParameterException: Not 'this'", "Not 'this'"],
    ['with another error in it', 'InvalidParameterException: No such FooError', 'No such FooError'],
    ['of Ruby', "x.rb:1:in `call': Something new. (Aws::E::InvalidParameterException)", 'Something new.'],
    ['of a plugin', 'PlatformException(InvalidParameterException, Something new., {a: 1}, null)', undefined],
    ['without a message', 'InvalidParameterException\n    at foo (x.js:1:1)', undefined],
  ];
  for (const [what, text, message] of rows) {
    test(what, () => {
      const error = errorIn(text, forms);
      assert.equal(error?.type, 'InvalidParameterException');
      if (message !== undefined) assert.equal(error.message, message);
      else assert.doesNotMatch(error.message ?? '', /x\.js|null/);
    });
  }
});

describe('the name of an error is read as libraries spell it', () => {
  const rows: readonly (readonly [text: string, type: string])[] = [
    ['notAuthorizedException', 'NotAuthorizedException'],
    ['usernotfoundexception', 'UserNotFoundException'],
    ['USER_NOT_FOUND_EXCEPTION', 'UserNotFoundException'],
    ['limit_exceeded_exception', 'LimitExceededException'],
    ['Aws::CognitoIdentityProvider::Errors::UserNotFoundException', 'UserNotFoundException'],
    ['NotAuthorizedServiceException', 'NotAuthorizedException'],
    ['CodeExpiredException', 'ExpiredCodeException'],
    ['AuthError.service("x", "y", Optional(AWSCognitoAuthError.codeExpired))', 'ExpiredCodeException'],
    ['ERR_NAME_NOT_RESOLVED', 'ERR_NAME_NOT_RESOLVED'],
  ];
  for (const [text, type] of rows) {
    test(text, () => assert.equal(errorIn(text, forms)?.type, type));
  }

  test('and not where it is a part of another word', () => {
    assert.equal(errorIn('at de_NotAuthorizedExceptionRes (/app/index.js:1:1)', forms), undefined);
  });
});

test('a message that has the name of an error in it is that of what shows it', () => {
  const text = 'PreSignUp invocation failed due to error AccessDeniedException.';
  for (const given of [text, `UnexpectedLambdaException: ${text}`, `Error: ${text}`, `{"x": "${text}"}`])
    assert.equal(errorIn(given, forms)?.message, text, given);
});

test('any message is read whole behind any name, and any text ends', () => {
  const marks = fc.string({
    unit: fc.constantFrom(...'(){}[]<>"\',:; \nA=ErrorException'),
    maxLength: 3_000,
  });
  fc.assert(
    fc.property(marks, text => {
      errorIn(`NotAuthorizedException${text}`, forms);
      errorIn(text, forms);
    }),
    { numRuns: 60 },
  );
});
