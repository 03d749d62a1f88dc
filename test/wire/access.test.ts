import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  AdminCreateUserCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolCommand,
  DescribeUserPoolCommand,
  InitiateAuthCommand,
  ListUserPoolsCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { type Lifeguard, startLifeguard } from '../../src/testing/index.ts';

const doctor = { accessKeyId: 'AKIADOCTOR000000', secretAccessKey: 'doctor-secret-0123456789' };
const clerk = { accessKeyId: 'AKIACLERK0000000', secretAccessKey: 'clerk-secret-01234567890' };
const owner = { accessKeyId: 'AKIAOWNER0000000', secretAccessKey: 'owner-secret-01234567890' };
const poolId = 'us-east-1_Access001';
const clientId = 'access0client0of0wire01';

describe('credentials with actions', () => {
  let lifeguard: Lifeguard;
  const sdks: CognitoIdentityProviderClient[] = [];
  before(async () => {
    lifeguard = await startLifeguard({
      pools: {
        account: '123456789012',
        regions: ['us-east-1'],
        credentials: [
          { ...doctor, actions: ['read-only'] },
          { ...clerk, actions: ['AdminCreate*', 'ListUsers'] },
          owner,
        ],
        pools: [{ id: poolId, name: 'access', clients: [{ id: clientId, name: 'app' }] }],
      },
    });
  });
  after(async () => {
    for (const sdk of sdks) sdk.destroy();
    await lifeguard.stop();
  });

  function as(credentials: typeof doctor): CognitoIdentityProviderClient {
    const { endpoint, region } = lifeguard;
    const sdk = new CognitoIdentityProviderClient({ endpoint, region, credentials, maxAttempts: 1 });
    sdks.push(sdk);
    return sdk;
  }

  const denied = (who: typeof doctor, operation: string, resource: string) => ({
    name: 'AccessDeniedException',
    message:
      `User: arn:aws:iam::123456789012:user/${who.accessKeyId} is not authorized to perform: ` +
      `cognito-idp:${operation} on resource: ${resource} ` +
      `because no identity-based policy allows the cognito-idp:${operation} action`,
  });
  const arn = `arn:aws:cognito-idp:us-east-1:123456789012:userpool/${poolId}`;
  const newUser = () =>
    new AdminCreateUserCommand({ UserPoolId: poolId, Username: 'anna', MessageAction: 'SUPPRESS' });

  test('that are read-only describe and list, and write nothing', async () => {
    await as(doctor).send(new DescribeUserPoolCommand({ UserPoolId: poolId }));
    await as(doctor).send(new ListUserPoolsCommand({ MaxResults: 10 }));
    await assert.rejects(as(doctor).send(newUser()), denied(doctor, 'AdminCreateUser', arn));
    const create = new CreateUserPoolCommand({ PoolName: 'more' });
    await assert.rejects(as(doctor).send(create), denied(doctor, 'CreateUserPool', '*'));
    const [event] = lifeguard.events.all({ operation: 'CreateUserPool' });
    assert.equal(event?.cause?.id, 'action-not-allowed');
  });
  test('may what they name, and nothing else', async () => {
    await as(clerk).send(newUser());
    const describe = new DescribeUserPoolCommand({ UserPoolId: poolId });
    await assert.rejects(as(clerk).send(describe), denied(clerk, 'DescribeUserPool', arn));
  });
  test('may everything where none are named', async () => {
    await as(owner).send(new CreateUserPoolCommand({ PoolName: 'more' }));
  });
  test('are not asked for what is public', async () => {
    const signIn = new InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'nobody', PASSWORD: 'Nothing-1' },
    });
    await assert.rejects(as(doctor).send(signIn), { name: 'UserNotFoundException' });
  });
  test('are told apart from a wrong secret before what they may call', async () => {
    const thief = { ...doctor, secretAccessKey: clerk.secretAccessKey };
    await assert.rejects(as(thief).send(newUser()), { name: 'InvalidSignatureException' });
  });
  test('are refused with a capital letter, whatever the body is', async () => {
    const { status, body } = await refusedRaw(lifeguard);
    assert.equal(status, 400);
    assert.deepEqual(Object.keys(body).toSorted(), ['Message', '__type']);
  });
});

/** The SDK hides how the member is spelt. */
async function refusedRaw({ endpoint, region }: Lifeguard): Promise<{ status: number; body: object }> {
  let caught: { status: number; body: object } | undefined;
  const sdk = new CognitoIdentityProviderClient({ endpoint, region, credentials: doctor, maxAttempts: 1 });
  sdk.middlewareStack.add(
    next => async args => {
      // The request is signed here: what goes on the wire, with fetch in place of the SDK's own handler.
      const { headers, body } = Object(args.request);
      const { host: _, ...sent } = headers;
      const response = await fetch(endpoint, { method: 'POST', headers: sent, body });
      caught = { status: response.status, body: JSON.parse(await response.text()) };
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low' },
  );
  await sdk.send(new CreateUserPoolCommand({ PoolName: 'x' })).catch(() => {});
  sdk.destroy();
  assert.ok(caught);
  return caught;
}
