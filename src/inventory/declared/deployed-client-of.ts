import { clientSettingsFrom } from '../../pool/client-defaults.ts';
import type { DeployedClient } from '../deployed.ts';
import { toldClient } from '../told-client.ts';
import { declaredClient } from './declared-client.ts';
import type { DeclaredResource } from './declared-resource.ts';
import { toldMembers } from './told-members.ts';
import { toldClientSettings } from './untold-settings.ts';

/**
 * A declared app client in the words of pools.yaml. What it leaves out is what Cognito makes of a client that is created so.
 *
 * @throws SourceNotRead if a value has the wrong form
 */
export function deployedClientOf({ address, id, properties }: DeclaredResource): DeployedClient {
  const { told, untold } = toldMembers(declaredClient, properties, address);
  const { ClientName: name, GenerateSecret: hasSecret = false, ...settings } = told;
  const { ExplicitAuthFlows: _inOrder, ...shown } = clientSettingsFrom(settings);
  const { ExplicitAuthFlows } = settings;
  const client = toldClient({ ...shown, ...(ExplicitAuthFlows && { ExplicitAuthFlows }), hasSecret });
  return {
    address,
    ...(id !== undefined && { id }),
    ...(name !== undefined && { name }),
    ...(!untold.has('GenerateSecret') && { hasSecret }),
    settings: toldClientSettings(client.settings, untold),
    inexpressible: client.inexpressible,
  };
}
