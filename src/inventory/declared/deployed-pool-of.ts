import { customNameOf, isStandardAttribute, type SchemaAttribute } from '../../pool/attribute-schema.ts';
import { settingsFrom } from '../../pool/pool-defaults.ts';
import type { DescribedPool } from '../../surroundings/cognito-reads.ts';
import type { DeployedPool } from '../deployed.ts';
import { beyondPool, toldPool } from '../told-pool.ts';
import { beyondSchema } from '../told-schema.ts';
import { declaredPool } from './declared-pool.ts';
import type { DeclaredResource } from './declared-resource.ts';
import { toldMembers } from './told-members.ts';
import { toldSettings } from './untold-settings.ts';
import { untoldTriggers } from './untold-triggers.ts';

/** Settings that states and templates have no word for. */
const untoldByAll = ['AcrConfiguration', 'UserSessionTracking'];

/**
 * A declared pool without what belongs to it, in the words of pools.yaml. What it leaves out is what Cognito makes of a pool
 * that is created so.
 *
 * @throws SourceNotRead if a value has the wrong form
 */
export function deployedPoolOf({ address, id, region, properties }: DeclaredResource): DeployedPool {
  const { told, untold } = toldMembers(declaredPool, properties, address);
  const {
    Name: name,
    Schema = [],
    Domain,
    CustomDomain,
    UsernameAttributes,
    AliasAttributes,
    ...settings
  } = told;
  const { UsernameConfiguration, EmailMfaConfiguration, WebAuthnConfiguration, ...others } = settings;
  const { SmsMfaConfiguration, SoftwareTokenMfaConfiguration, ...changeable } = others;
  const pool: DescribedPool = {
    ...settingsFrom(changeable),
    SchemaAttributes: Schema.map(named),
    ...(Domain !== undefined && { Domain }),
    ...(CustomDomain !== undefined && { CustomDomain }),
    ...(UsernameAttributes && { UsernameAttributes }),
    ...(AliasAttributes && { AliasAttributes }),
    ...(UsernameConfiguration && { UsernameConfiguration }),
  };
  const mfa = {
    MfaConfiguration: told.MfaConfiguration ?? 'OFF',
    ...(EmailMfaConfiguration && { EmailMfaConfiguration }),
    ...(SmsMfaConfiguration && { SmsMfaConfiguration }),
    ...(SoftwareTokenMfaConfiguration && { SoftwareTokenMfaConfiguration }),
    ...(WebAuthnConfiguration && { WebAuthnConfiguration }),
  };
  const withoutFunction = untoldTriggers(properties.LambdaConfig);
  return {
    address,
    ...(id !== undefined && { id }),
    ...(name !== undefined && { name }),
    ...(region !== undefined && { region }),
    settings: toldSettings(toldPool(pool, { mfa }), new Set([...untold, ...untoldByAll])),
    ...(withoutFunction.length > 0 && { untoldTriggers: withoutFunction }),
    inexpressible: [...beyondPool(pool), ...beyondSchema(pool.SchemaAttributes ?? [])],
    gaps: [],
  };
}

/** As the API shows an attribute that it was given as `tenant`: `custom:tenant`. */
function named(attribute: SchemaAttribute): SchemaAttribute {
  const { Name = '' } = attribute;
  if (isStandardAttribute(Name) || /^(?:dev:)?custom:/.test(Name)) return attribute;
  return { ...attribute, Name: customNameOf(attribute) };
}
