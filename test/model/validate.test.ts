import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { api } from '../../src/model/api.ts';
import { decoderOf } from '../../src/model/decode.ts';
import { validatorOf } from '../../src/model/validate.ts';
import { violationMessage, withheldMessages } from '../../src/model/violation.ts';
import { WrongType } from '../../src/model/wrong-type.ts';

function violationsOf(operation: string, json: unknown) {
  const input = api.operations[operation]?.input ?? '';
  return validatorOf(input)(decoderOf(input)(json));
}

const client = '1example23456789abcdefghij';
const pool = 'us-east-1_AkG9mnbjA';
const text = '[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]+';
const one = '1 validation error detected: ';
const two = '2 validation errors detected: ';

describe('an invalid input gets the message of the service', () => {
  const rows: [name: string, operation: string, json: object, message: string][] = [
    [
      'an empty code breaks pattern and length (observed text)',
      'ConfirmForgotPassword',
      { ClientId: client, Username: 'anna', ConfirmationCode: '', Password: 'Secret-123' },
      `${two}Value '' at 'confirmationCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+; Value '' at 'confirmationCode' failed to satisfy constraint: Member must have length greater than or equal to 1`,
    ],
    [
      'a password is withheld',
      'ConfirmForgotPassword',
      { ClientId: client, Username: 'anna', ConfirmationCode: '123456', Password: 'with a space' },
      `${one}Value at 'password' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+`,
    ],
    [
      'a username is withheld',
      'ForgotPassword',
      { ClientId: client, Username: 'two words' },
      `${one}Value at 'username' failed to satisfy constraint: Member must satisfy regular expression pattern: ${text}`,
    ],
    [
      'a client id is printed (observed)',
      'ForgotPassword',
      { ClientId: 'not-a-client', Username: 'anna' },
      `${one}Value 'not-a-client' at 'clientId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+]+`,
    ],
    [
      'a text that is too long is told its length only',
      'ForgotPassword',
      { ClientId: client, Username: ' '.repeat(129) },
      `${one}Value at 'username' failed to satisfy constraint: Member must have length less than or equal to 128`,
    ],
    [
      'what is required and missing, in the order of the model',
      'ForgotPassword',
      {},
      `${two}Value null at 'clientId' failed to satisfy constraint: Member must not be null; Value null at 'username' failed to satisfy constraint: Member must not be null`,
    ],
    [
      'null is missing',
      'ForgotPassword',
      { ClientId: client, Username: null },
      `${one}Value null at 'username' failed to satisfy constraint: Member must not be null`,
    ],
    [
      'a value of an enumeration',
      'InitiateAuth',
      { ClientId: client, AuthFlow: 'MAGIC' },
      `${one}Value 'MAGIC' at 'authFlow' failed to satisfy constraint: Member must satisfy enum value set: [${api.shapes.AuthFlowType?.enum?.join(', ')}]`,
    ],
    [
      'a nested member is named by its path',
      'UpdateUserPool',
      { UserPoolId: pool, Policies: { PasswordPolicy: { MinimumLength: 5 } } },
      `${one}Value '5' at 'policies.passwordPolicy.minimumLength' failed to satisfy constraint: Member must have value greater than or equal to 6`,
    ],
    [
      'a structure in a list is counted from one, and an attribute value withheld',
      'SignUp',
      {
        ClientId: client,
        Username: 'anna',
        UserAttributes: [{ Name: 'name' }, { Name: 'nickname', Value: 'x'.repeat(2049) }],
      },
      `${one}Value at 'userAttributes.2.member.value' failed to satisfy constraint: Member must have length less than or equal to 2048`,
    ],
    [
      'scalars in a list are printed with all rules',
      'CreateUserPoolClient',
      { UserPoolId: pool, ClientName: 'web', CallbackURLs: ['https://a.example', ''] },
      `${one}Value '[https://a.example, ]' at 'callbackURLs' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 1024, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: ${text}]`,
    ],
    [
      'an enumeration in a list',
      'CreateUserPoolClient',
      { UserPoolId: pool, ClientName: 'web', AllowedOAuthFlows: ['code', 'magic'] },
      `${one}Value '[code, magic]' at 'allowedOAuthFlows' failed to satisfy constraint: Member must satisfy constraint: [Member must satisfy enum value set: [code, implicit, client_credentials]]`,
    ],
    [
      'a list that is too short',
      'AddCustomAttributes',
      { UserPoolId: pool, CustomAttributes: [] },
      `${one}Value '[]' at 'customAttributes' failed to satisfy constraint: Member must have length greater than or equal to 1`,
    ],
    [
      'keys of a map',
      'CreateUserPool',
      { PoolName: 'staging', UserPoolTags: { '': 'x' } },
      `${one}Value '{=x}' at 'userPoolTags' failed to satisfy constraint: Map keys must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1]`,
    ],
    [
      'values of a map',
      'CreateUserPool',
      { PoolName: 'staging', UserPoolTags: { team: 'x'.repeat(257) } },
      `${one}Value '{team=${'x'.repeat(257)}}' at 'userPoolTags' failed to satisfy constraint: Map value must satisfy constraint: [Member must have length less than or equal to 256]`,
    ],
    [
      'what stands within a sensitive structure is withheld too',
      'ForgotPassword',
      { ClientId: client, Username: 'anna', UserContextData: { IpAddress: '1'.repeat(131073) } },
      `${one}Value at 'userContextData.ipAddress' failed to satisfy constraint: Member must have length less than or equal to 131072`,
    ],
    [
      'a negative number',
      'CreateGroup',
      { UserPoolId: pool, GroupName: 'admins', Precedence: -1 },
      `${one}Value '-1' at 'precedence' failed to satisfy constraint: Member must have value greater than or equal to 0`,
    ],
    [
      'ListGroups names another member than the model (observed)',
      'ListGroups',
      { UserPoolId: pool, Limit: 0 },
      `${one}Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1`,
    ],
    [
      'a mail without its placeholder',
      'UpdateUserPool',
      { UserPoolId: pool, EmailVerificationMessage: 'No code here' },
      `${one}Value 'No code here' at 'emailVerificationMessage' failed to satisfy constraint: Member must satisfy regular expression pattern: ${api.shapes.EmailVerificationMessageType?.pattern}`,
    ],
  ];
  for (const [name, operation, json, message] of rows) {
    test(name, () => assert.equal(violationMessage(violationsOf(operation, json)), message));
  }
});

describe('a valid input has no violations', () => {
  const rows: [name: string, operation: string, json: object][] = [
    ['all that is required', 'ForgotPassword', { ClientId: client, Username: 'anna@example.com' }],
    [
      'characters are counted, not UTF-16 units',
      'ForgotPassword',
      { ClientId: client, Username: '😀'.repeat(128) },
    ],
    ['letters of any script', 'ForgotPassword', { ClientId: client, Username: 'Zoë-渡辺-مرحبا' }],
    ['ListUsers takes a limit of 0', 'ListUsers', { UserPoolId: pool, Limit: 0 }],
    [
      'a null in a map of parameters',
      'InitiateAuth',
      { ClientId: client, AuthFlow: 'USER_SRP_AUTH', AuthParameters: { DEVICE_KEY: null } },
    ],
    [
      'a mail with its placeholder',
      'UpdateUserPool',
      { UserPoolId: pool, EmailVerificationMessage: 'Code {####}\n' },
    ],
    [
      'members that the model does not know',
      'ForgotPassword',
      { ClientId: client, Username: 'anna', New: {} },
    ],
  ];
  for (const [name, operation, json] of rows) {
    test(name, () => assert.deepEqual(violationsOf(operation, json), []));
  }
});

test('what is kept for logs has no value in it', () => {
  const violations = violationsOf('ConfirmForgotPassword', {
    ClientId: 'not-a-client',
    Username: 'anna',
    ConfirmationCode: '123 456',
    Password: 'Secret-123',
  });
  assert.deepEqual(withheldMessages(violations), [
    "Value at 'clientId' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+]+",
    "Value at 'confirmationCode' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\S]+",
  ]);
});

test('a hostile list cannot make an endless message', () => {
  const input = { ClientId: client, Username: 'anna', UserAttributes: Array(100_000).fill({ Name: '' }) };
  assert.equal(violationsOf('SignUp', input).length, 100);
});

test('no JSON makes a decoder or validator throw anything but WrongType', () => {
  const inputs = Object.values(api.operations).map(operation => operation.input);
  fc.assert(
    fc.property(fc.constantFrom(...inputs), fc.nat(), fc.jsonValue(), (input, pick, value) => {
      const names = Object.keys(api.shapes[input]?.members ?? {});
      const json = { [names[pick % names.length] ?? 'None']: value };
      try {
        validatorOf(input)(decoderOf(input)(json));
      } catch (error) {
        assert.ok(error instanceof WrongType);
      }
    }),
    { numRuns: 2000 },
  );
});
