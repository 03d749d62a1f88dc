import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { contracts, eventSchema, sampleEvent, type TriggerContract } from '../../src/triggers/index.ts';

describe('a sample event', () => {
  test('is complete', () => {
    assert.deepEqual(sampleEvent('PostConfirmation_ConfirmForgotPassword'), {
      version: '1',
      triggerSource: 'PostConfirmation_ConfirmForgotPassword',
      region: 'us-east-1',
      userPoolId: 'us-east-1_Example12',
      userName: 'anna',
      callerContext: { awsSdkVersion: 'aws-sdk-js-3.1169.0', clientId: '1example23456789abcdefghij' },
      request: {
        userAttributes: {
          sub: 'd4e8a468-7031-70b5-9d3c-2f6c1a9e5b70',
          'cognito:user_status': 'CONFIRMED',
          email_verified: 'true',
          name: 'Anna Muster',
          email: 'anna@example.com',
        },
      },
      response: {},
    });
  });

  test('takes members into their place and keeps all others', () => {
    const event = sampleEvent('PreSignUp_SignUp', {
      userName: 'zoë',
      callerContext: { clientId: 'shop' },
      request: { userAttributes: { email: 'zoë@example.com' }, validationData: { invite: '7' } },
    });
    assert.deepEqual(
      [event.userName, event.callerContext.clientId, event.callerContext.awsSdkVersion],
      ['zoë', 'shop', 'aws-sdk-js-3.1169.0'],
    );
    assert.deepEqual(event.request, {
      userAttributes: { email: 'zoë@example.com', name: 'Anna Muster' },
      validationData: { invite: '7' },
    });
  });

  test('leaves out what is undefined, sets what is null, and takes lists as a whole', () => {
    const event = sampleEvent('TokenGeneration_Authentication', {
      request: {
        userAttributes: { email: undefined },
        groupConfiguration: { groupsToOverride: [], preferredRole: null },
      },
    });
    assert.equal('email' in event.request.userAttributes, false);
    assert.deepEqual(event.request.groupConfiguration, {
      groupsToOverride: [],
      iamRolesToOverride: ['arn:aws:iam::123456789012:role/editors'],
      preferredRole: null,
    });
  });

  test('is of the first version, unless another is named', () => {
    assert.deepEqual(sampleEvent('TokenGeneration_RefreshTokens').response, { claimsOverrideDetails: null });
    const second = sampleEvent('TokenGeneration_RefreshTokens', { version: '2' });
    assert.deepEqual(
      [second.version, second.response, second.request.scopes],
      ['2', { claimsAndScopeOverrideDetails: null }, ['aws.cognito.signin.user.admin']],
    );
    assert.equal(sampleEvent('TokenGeneration_ClientCredentials').version, '3');
    assert.equal(sampleEvent('TokenGeneration_RefreshTokens', { version: undefined }).version, '1');
  });

  test('is its own: to change one changes no other', () => {
    const event = sampleEvent('PreSignUp_SignUp');
    event.request.userAttributes.email = 'changed@example.com';
    event.response.autoConfirmUser = true;
    assert.equal(sampleEvent('PreSignUp_SignUp').request.userAttributes.email, 'anna@example.com');
    assert.equal(sampleEvent('PreSignUp_SignUp').response.autoConfirmUser, false);
  });

  test('has no response where nothing is read back', () => {
    const event = sampleEvent('CustomEmailSender_SignUp');
    assert.equal('response' in event, false);
    assert.equal(event.request.type, 'customEmailSenderRequestV1');
  });

  test('of a name that only an object has is refused, as any other that there is not', () => {
    for (const source of ['constructor', 'PreSignUp', 'PreSignUp_signup', '']) {
      // Callers without types exist.
      assert.throws(
        () => sampleEvent(source as never),
        /^Error: No trigger has the source .*PreSignUp_SignUp/,
      );
    }
    assert.throws(() => sampleEvent('PreSignUp_SignUp', { version: '2' as never }), /has no version 2/);
  });
});

describe('the schema of events takes the sample as it is', () => {
  for (const [name, contract] of Object.entries<TriggerContract>(contracts)) {
    for (const source of Object.keys(contract.sources)) {
      test(`${name}, ${source}`, () => {
        // The names are the table's own.
        const [known, version] = [source as never, contract.version as never];
        const event = sampleEvent(known, { version } as never);
        assert.deepEqual(eventSchema(known, version).parse(event), event);
      });
    }
  }

  test('and refuses the thin one of the console', () => {
    const thin = { version: '1', triggerSource: 'PreSignUp_SignUp', request: { userAttributes: {} } };
    const { error } = eventSchema('PreSignUp_SignUp').safeParse(thin);
    assert.deepEqual(
      error?.issues.map(({ path }) => path.join('.')),
      ['region', 'userPoolId', 'userName', 'callerContext', 'request.validationData', 'response'],
    );
  });
});
