import { contractFor } from '../contract-for.ts';
import { eventOf } from '../event.ts';
import type { SenderCall } from '../trigger.ts';

const types = {
  CustomEmailSender: 'customEmailSenderRequestV1',
  CustomSMSSender: 'customSMSSenderRequestV1',
} as const;

/** The event that a custom sender is given, its members as the service has shown them (observed). */
export function senderInput(call: SenderCall, code: string | null): object {
  const { pool, source, client, userName, sdkVersion, userAttributes, clientMetadata = null } = call;
  const { contract } = contractFor(source);
  const type = source.startsWith('CustomEmailSender') ? types.CustomEmailSender : types.CustomSMSSender;
  return eventOf(
    {
      region: pool.region,
      poolId: pool.id,
      source,
      userName,
      sdkVersion,
      clientId: client?.id,
      request: { type, code, clientMetadata, userAttributes },
    },
    contract,
  );
}
