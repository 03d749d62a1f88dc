import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  AddCustomAttributesCommand,
  AdminDeleteUserAttributesCommand,
  AdminDisableProviderForUserCommand,
  AdminGetUserCommand,
  AdminLinkProviderForUserCommand,
  AdminSetUserSettingsCommand,
  AdminUpdateUserAttributesCommand,
  AliasExistsException,
  type AttributeType,
  CodeMismatchException,
  CognitoIdentityProviderClient,
  DeleteUserAttributesCommand,
  DeleteUserCommand,
  GetUserAttributeVerificationCodeCommand,
  GetUserCommand,
  SetUserSettingsCommand,
  UpdateUserAttributesCommand,
  UserNotFoundException,
  VerifyUserAttributeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { identity } from '../clients/identity.ts';
import { description } from './described.ts';
import { member } from './member.ts';
import { codeFor, wrong } from './people.ts';
import { attributesOf, listOf, newClient, newName, newPool, password } from './user-pools.ts';
import { startWire, type Wire } from './wire.ts';

let wire: Wire;
before(async () => {
  wire = await startWire({ pools: description });
});
after(() => wire.stop());

/** A user's attributes as the SDK read them. */
const attributesIn = ({ UserAttributes = [] }: { UserAttributes?: AttributeType[] | undefined }) =>
  attributesOf(UserAttributes.map(({ Name = '', Value = '' }) => ({ Name, Value })));
const newEmail = () => `${newName()}@example.com`;
const someone = async () => {
  const pool = await newPool(wire, {
    AliasAttributes: ['email'],
    AutoVerifiedAttributes: ['email'],
    UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
  });
  const email = newEmail();
  return { ...pool, email, ...(await member(wire, pool, { email, email_verified: 'true' })) };
};

describe('the AWS SDK', () => {
  const sdk = () =>
    new CognitoIdentityProviderClient({
      endpoint: wire.endpoint,
      region: wire.region,
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      maxAttempts: 1,
    });

  test('changes, verifies and deletes what is a user’s own', async () => {
    const cognito = sdk();
    const { AccessToken, UserPoolId, ClientId, email: old } = await someone();
    const email = newEmail();
    const AttributeName = 'email';
    const UserAttributes = listOf({ email, name: 'Anna' });
    const updated = await cognito.send(new UpdateUserAttributesCommand({ AccessToken, UserAttributes }));
    assert.equal(updated.CodeDeliveryDetailsList?.[0]?.AttributeName, AttributeName);
    const asked = await cognito.send(
      new GetUserAttributeVerificationCodeCommand({ AccessToken, AttributeName }),
    );
    assert.equal(asked.CodeDeliveryDetails?.DeliveryMedium, 'EMAIL');
    const Code = await codeFor(wire, { email });
    const verify = (code: string) =>
      cognito.send(new VerifyUserAttributeCommand({ AccessToken, AttributeName, Code: code }));
    await assert.rejects(verify(wrong(Code)), CodeMismatchException);
    await member(wire, { UserPoolId, ClientId }, { email, email_verified: 'true' });
    await assert.rejects(verify(Code), AliasExistsException);
    const read = () => cognito.send(new GetUserCommand({ AccessToken }));
    const verified = { email: old, email_verified: 'true' };
    assert.deepEqual(attributesIn(await read()), { ...verified, name: 'Anna' });
    await cognito.send(new DeleteUserAttributesCommand({ AccessToken, UserAttributeNames: ['name'] }));
    const MFAOptions = [{ AttributeName: 'phone_number', DeliveryMedium: 'SMS' as const }];
    await cognito.send(new SetUserSettingsCommand({ AccessToken, MFAOptions }));
    const shown = await read();
    assert.deepEqual(attributesIn(shown), verified);
    assert.deepEqual(shown.MFAOptions, MFAOptions);
    await cognito.send(new DeleteUserCommand({ AccessToken }));
    await assert.rejects(read(), UserNotFoundException);
    cognito.destroy();
  });

  test('administers attributes, identities and the schema', async () => {
    const cognito = sdk();
    const { who } = await someone();
    const { UserPoolId, Username } = who;
    const CustomAttributes = [{ Name: 'team', AttributeDataType: 'String' as const, Mutable: true }];
    await cognito.send(new AddCustomAttributesCommand({ UserPoolId, CustomAttributes }));
    const UserAttributes = listOf({ 'custom:team': 'A', name: 'Anna' });
    await cognito.send(new AdminUpdateUserAttributesCommand({ ...who, UserAttributes }));
    await cognito.send(new AdminDeleteUserAttributesCommand({ ...who, UserAttributeNames: ['name'] }));
    const google = {
      ProviderName: 'Google',
      ProviderAttributeName: 'Cognito_Subject',
      ProviderAttributeValue: newName(),
    };
    const DestinationUser = { ProviderName: 'Cognito', ProviderAttributeValue: Username };
    await cognito.send(
      new AdminLinkProviderForUserCommand({ UserPoolId, DestinationUser, SourceUser: google }),
    );
    await cognito.send(new AdminSetUserSettingsCommand({ ...who, MFAOptions: [] }));
    const read = async () => attributesIn(await cognito.send(new AdminGetUserCommand(who)));
    const { identities = '', ...attributes } = await read();
    assert.equal(JSON.parse(identities)[0].userId, google.ProviderAttributeValue);
    assert.deepEqual([attributes['custom:team'], attributes.name], ['A', undefined]);
    await cognito.send(new AdminDisableProviderForUserCommand({ UserPoolId, User: google }));
    assert.equal((await read()).identities, undefined);
    cognito.destroy();
  });
});

test('amazon-cognito-identity-js changes, verifies and deletes what is a user’s own', async () => {
  const { CognitoUser, CognitoUserPool, CognitoUserAttribute, AuthenticationDetails } = identity;
  const { UserPoolId, who, attributes } = await someone();
  const ExplicitAuthFlows = ['ALLOW_USER_SRP_AUTH' as const, 'ALLOW_REFRESH_TOKEN_AUTH' as const];
  const ClientId = await newClient(wire, { UserPoolId, ExplicitAuthFlows });
  const Pool = new CognitoUserPool({ UserPoolId, ClientId, endpoint: `${wire.endpoint}/` });
  const user = new CognitoUser({ Username: who.Username, Pool });
  await new Promise((onSuccess, onFailure) =>
    user.authenticateUser(new AuthenticationDetails({ Username: who.Username, Password: password }), {
      onSuccess,
      onFailure,
    }),
  );
  /** What a call with a callback of Node's form comes to. */
  const done = <T>(start: (callback: (error: Error | undefined, result: T | undefined) => void) => void) =>
    new Promise<T | undefined>((resolve, reject) =>
      start((error, result) => (error ? reject(error) : resolve(result))),
    );
  const email = newEmail();
  const changes = [
    new CognitoUserAttribute({ Name: 'email', Value: email }),
    new CognitoUserAttribute({ Name: 'name', Value: 'Anna' }),
  ];
  assert.equal(await done<string>(callback => user.updateAttributes(changes, callback)), 'SUCCESS');
  await new Promise<void>((resolve, reject) =>
    user.getAttributeVerificationCode('email', {
      onSuccess: () => resolve(),
      onFailure: reject,
      inputVerificationCode: () => resolve(),
    }),
  );
  const code = await codeFor(wire, { email });
  await new Promise((onSuccess, onFailure) => user.verifyAttribute('email', code, { onSuccess, onFailure }));
  await done<string>(callback => user.deleteAttributes(['name'], callback));
  assert.deepEqual(await attributes(), { email, email_verified: 'true' });
  await done<string>(callback => user.deleteUser(callback));
  assert.equal((await wire.call('AdminGetUser', who)).event.cause?.id, 'user-not-found');
});
