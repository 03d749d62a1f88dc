import type * as Sdk from '@aws-sdk/client-cognito-identity-provider';
import type { CustomAttributeEntry } from '../config/custom-attribute-entry.ts';
import { requirableAttributes } from '../config/described-schema.ts';
import { isStandardAttribute } from '../pool/attribute-schema.ts';
import { standardSchema } from '../pool/standard-schema.ts';
import type { DeployedSettings, Inexpressible } from './deployed.ts';

type Attribute = Sdk.SchemaAttributeType;

/** The part of the settings that a schema tells. */
export function toldSchema(
  schema: readonly Attribute[],
): Pick<DeployedSettings, 'requiredAttributes' | 'customAttributes'> {
  return {
    requiredAttributes: requirableAttributes.filter(name =>
      schema.some(({ Name, Required }) => Name === name && Required === true),
    ),
    customAttributes: schema.filter(isCustom).map(customAttribute),
  };
}

/** `identities` is the service's own; `dev:` attributes are of an older kind, which pools.yaml does not have. */
function isCustom({ Name = '' }: Attribute): boolean {
  return Name.startsWith('custom:');
}

function customAttribute(attribute: Attribute): CustomAttributeEntry {
  const { Name = '', AttributeDataType: type = 'String', Mutable: mutable = false } = attribute;
  const { MinLength, MaxLength } = attribute.StringAttributeConstraints ?? {};
  const { MinValue, MaxValue } = attribute.NumberAttributeConstraints ?? {};
  const [min, max] = type === 'Number' ? [MinValue, MaxValue] : [MinLength, MaxLength];
  return {
    name: Name.slice('custom:'.length),
    type,
    mutable,
    ...bound('min', min),
    ...bound('max', max),
  };
}

function bound<K extends 'min' | 'max'>(key: K, text: string | undefined): { [P in K]?: number } {
  const given: { [P in K]?: number } = {};
  if (text !== undefined && isWhole(text)) given[key] = Number(text);
  return given;
}

function isWhole(text: string): boolean {
  return /^-?\d+$/.test(text) && Number.isSafeInteger(Number(text));
}

/** What a schema tells and pools.yaml has no key for. */
export function beyondSchema(schema: readonly Attribute[]): readonly Inexpressible[] {
  return schema.flatMap(attribute => {
    const { Name = '', Mutable } = attribute;
    const bounds = Object.values({
      ...attribute.StringAttributeConstraints,
      ...attribute.NumberAttributeConstraints,
    }).filter(value => value !== undefined);
    if (Name.startsWith('dev:')) return [{ field: `Schema ${Name}`, value: 'an attribute for developers' }];
    if (isCustom(attribute)) {
      return bounds.every(isWhole) ? [] : [{ field: `Schema ${Name}`, value: `bounds ${bounds.join(', ')}` }];
    }
    const standard = standardSchema.find(known => known.Name === Name);
    if (!isStandardAttribute(Name) || standard?.Mutable !== true || Mutable !== false) return [];
    return [{ field: `Schema ${Name}`, value: 'not mutable' }];
  });
}
