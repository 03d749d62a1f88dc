import { attributeConstraintNotANumber } from '../../causes/settings/attribute-constraint-not-a-number.ts';
import { attributeExists } from '../../causes/settings/attribute-exists.ts';
import { attributeLengthOrder } from '../../causes/settings/attribute-length-order.ts';
import { attributeNamedTwice } from '../../causes/settings/attribute-named-twice.ts';
import { attributeTooLong } from '../../causes/settings/attribute-too-long.ts';
import { attributeValueOrder } from '../../causes/settings/attribute-value-order.ts';
import { attributeWithoutName } from '../../causes/settings/attribute-without-name.ts';
import { attributeWithoutType } from '../../causes/settings/attribute-without-type.ts';
import { customAttributeRequired } from '../../causes/settings/custom-attribute-required.ts';
import { standardAttributeRetyped } from '../../causes/settings/standard-attribute-retyped.ts';
import { tooManyCustomAttributes } from '../../causes/settings/too-many-custom-attributes.ts';
import { customNameOf, isStandardAttribute, type SchemaAttribute } from '../../pool/attribute-schema.ts';
import { standardSchema } from '../../pool/standard-schema.ts';

const longest = 2_048;

/** Attributes of a pool's own (documented). */
const mostCustom = 50;

/**
 * Holds the attributes that a pool is given to what a schema may have.
 *
 * @throws a cause from `causes/settings/attribute-…`, custom-attribute-required, standard-attribute-retyped
 */
export function checkSchema(given: readonly SchemaAttribute[]): void {
  const seen = new Set<string>();
  for (const [index, entry] of given.entries()) {
    if (entry.Name === undefined) throw attributeWithoutName({ position: index + 1 });
    const isStandard = isStandardAttribute(entry.Name);
    const attribute = isStandard ? entry.Name : customNameOf(entry);
    if (seen.has(attribute)) throw attributeNamedTwice({ attribute });
    seen.add(attribute);
    if (isStandard) checkStandard(entry.Name, entry);
    else checkCustom(attribute, entry);
    checkConstraints(attribute, entry);
  }
}

/**
 * Holds the attributes that are added to a schema to what it may have. All become the pool's own:
 * `email` is added as `custom:email`.
 *
 * @throws attribute-exists, too-many-custom-attributes, and what `checkSchema` throws
 */
export function checkAddedAttributes(
  schema: readonly SchemaAttribute[],
  added: readonly SchemaAttribute[],
): void {
  const seen = new Set<string>();
  for (const [index, entry] of added.entries()) {
    if (entry.Name === undefined) throw attributeWithoutName({ position: index + 1 });
    const attribute = customNameOf(entry);
    if (schema.some(({ Name }) => Name === attribute)) throw attributeExists({ attribute });
    if (seen.has(attribute)) throw attributeNamedTwice({ attribute });
    seen.add(attribute);
    checkCustom(attribute, entry);
    checkConstraints(attribute, entry);
  }
  const count = schema.filter(({ Name = '' }) => !isStandardAttribute(Name)).length + added.length;
  if (count > mostCustom) throw tooManyCustomAttributes({ count, limit: mostCustom });
}

function checkConstraints(attribute: string, entry: SchemaAttribute): void {
  checkLengths(attribute, entry.StringAttributeConstraints ?? {});
  checkValues(attribute, entry.NumberAttributeConstraints ?? {});
}

function checkStandard(attribute: string, entry: SchemaAttribute): void {
  const type = standardSchema.find(known => known.Name === attribute)?.AttributeDataType;
  const retyped = entry.AttributeDataType !== undefined && entry.AttributeDataType !== type;
  if (retyped || entry.DeveloperOnlyAttribute) throw standardAttributeRetyped({ attribute });
}

function checkCustom(attribute: string, entry: SchemaAttribute): void {
  if (entry.AttributeDataType === undefined) throw attributeWithoutType({ attribute });
  if (entry.Required) throw customAttributeRequired({ attribute });
}

function checkLengths(
  attribute: string,
  { MinLength, MaxLength }: NonNullable<SchemaAttribute['StringAttributeConstraints']>,
): void {
  const min = numberIn(attribute, 'MinLength', MinLength, /^\d+$/) ?? 0;
  const max = numberIn(attribute, 'MaxLength', MaxLength, /^\d+$/) ?? longest;
  if (min > longest || max > longest) throw attributeTooLong({ attribute });
  if (max < min) throw attributeLengthOrder({ attribute });
}

function checkValues(
  attribute: string,
  { MinValue, MaxValue }: NonNullable<SchemaAttribute['NumberAttributeConstraints']>,
): void {
  const number = /^[+-]?\d+(?:\.\d+)?$/;
  const min = numberIn(attribute, 'MinValue', MinValue, number) ?? Number.NEGATIVE_INFINITY;
  const max = numberIn(attribute, 'MaxValue', MaxValue, number) ?? Number.POSITIVE_INFINITY;
  if (max < min) throw attributeValueOrder({ attribute });
}

function numberIn(
  attribute: string,
  constraint: string,
  text: string | undefined,
  form: RegExp,
): number | undefined {
  if (text === undefined) return undefined;
  if (!form.test(text)) throw attributeConstraintNotANumber({ attribute, constraint });
  return Number(text);
}
