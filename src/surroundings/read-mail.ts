import type { MailReads } from './mail-reads.ts';
import { noneIfAbsent } from './none-if-absent.ts';
import type { Outside } from './outside.ts';
import type { Pace } from './pace.ts';
import { serviceCalls } from './service-calls.ts';

/** Reads the settings of SES. */
export function readMail(outside: Outside, pace: Pace): MailReads {
  const call = serviceCalls(outside, pace, {
    name: 'SESV2',
    package: '@aws-sdk/client-sesv2',
    load: () => import('@aws-sdk/client-sesv2'),
    client: (sdk, settings) => new sdk.SESv2Client(settings),
  });
  return {
    identity: (region, EmailIdentity) =>
      noneIfAbsent(
        call({ region, action: 'ses:GetEmailIdentity', of: `the identity ${EmailIdentity}` }, (client, sdk) =>
          client.send(new sdk.GetEmailIdentityCommand({ EmailIdentity })),
        ),
      ),
    account: region =>
      call({ region, action: 'ses:GetAccount', of: `the account in ${region}` }, (client, sdk) =>
        client.send(new sdk.GetAccountCommand({})),
      ),
    suppressed: (region, EmailAddress) =>
      noneIfAbsent(
        call(
          { region, action: 'ses:GetSuppressedDestination', of: `the address ${EmailAddress}` },
          async (client, sdk) => {
            const answer = await client.send(new sdk.GetSuppressedDestinationCommand({ EmailAddress }));
            return answer.SuppressedDestination?.Reason;
          },
        ),
      ),
    configurationSet: (region, ConfigurationSetName) => {
      const of = `the configuration set ${ConfigurationSetName}`;
      return noneIfAbsent(
        call({ region, action: 'ses:GetConfigurationSet', of }, (client, sdk) =>
          client.send(new sdk.GetConfigurationSetCommand({ ConfigurationSetName })),
        ).then(async set => {
          const events = await call(
            { region, action: 'ses:GetConfigurationSetEventDestinations', of },
            (client, sdk) =>
              client.send(new sdk.GetConfigurationSetEventDestinationsCommand({ ConfigurationSetName })),
          );
          return { ...set, events: events.EventDestinations ?? [] };
        }),
      );
    },
  };
}
