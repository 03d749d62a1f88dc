import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { bothPool } from './sender-pools.ts';
import { someone, stranger } from './sender-users.ts';
import { type Way, ways } from './sender-ways.ts';
import { type Senders, sentBy, startSenders } from './sent-by.ts';

let senders: Senders;
before(async () => {
  senders = await startSenders();
});
after(() => senders.stop());

const { id: UserPoolId, client: ClientId } = bothPool;
const clientMetadata = { of: 'its own call' };

const mediums = [
  { kind: 'email', sender: 'CustomEmailSender', type: 'customEmailSenderRequestV1' },
  { kind: 'phone_number', sender: 'CustomSMSSender', type: 'customSMSSenderRequestV1' },
] as const;

describe('a custom sender', () => {
  for (const { kind, sender, type } of mediums) {
    for (const way of ways) {
      test(`${sender} sends the code of ${way.operation}, and the code works`, async () => {
        const user = way.isNew ? stranger() : await someone(senders.wire, [kind]);
        const source = `${sender}_${way.source}` as const;
        const input = { ...(await way.input(senders.wire, user, kind)), ClientMetadata: clientMetadata };
        const { event, code } = await sentBy(senders, way.operation, input, { source, user: user.name });
        const { request, ...rest } = event;
        assert.deepEqual(rest, {
          version: '1',
          triggerSource: source,
          region: 'eu-west-1',
          userPoolId: UserPoolId,
          userName: user.name,
          callerContext: {
            awsSdkVersion: 'aws-sdk-unknown-unknown',
            clientId: way.byAdmin ? 'CLIENT_ID_NOT_APPLICABLE' : ClientId,
          },
        });
        const { userAttributes, code: encrypted, ...told } = request;
        assert.deepEqual(told, { type, clientMetadata });
        assert.equal(typeof encrypted, 'string');
        assert.equal(typeof userAttributes.sub, 'string');
        assert.equal(userAttributes['cognito:user_status'], statusOf(way));
        await way.use(senders.wire, user, kind, code);
      });
    }
  }
});

function statusOf({ operation, isNew }: Way): string {
  if (operation === 'AdminCreateUser') return 'FORCE_CHANGE_PASSWORD';
  return isNew ? 'UNCONFIRMED' : 'CONFIRMED';
}
