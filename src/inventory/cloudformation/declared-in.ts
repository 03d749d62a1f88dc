import { type Members, members, textOf } from '../../pool/members.ts';
import { present } from '../../pool/present.ts';
import { type DeclaredKind, type DeclaredResource, kindWords } from '../declared/declared-resource.ts';
import { isUntold, untold } from '../declared/untold.ts';
import type { Gap } from '../deployed.ts';
import { type Budget, createBudget } from './budget.ts';
import { evaluate } from './evaluate.ts';
import { functionReference } from './function-reference.ts';
import { type NestedStack, nestedStacks } from './nested-stacks.ts';
import { parameterValues } from './parameters.ts';
import type { Stack } from './physical-ids.ts';
import { deepest } from './plain-yaml.ts';
import { samTriggers } from './sam-triggers.ts';
import type { Scope } from './scope.ts';
import { readTemplate, type Template } from './template.ts';

/** The resources that are read. */
const kinds: Readonly<Record<string, DeclaredKind>> = {
  'AWS::Cognito::UserPool': 'pool',
  'AWS::Cognito::UserPoolClient': 'client',
  'AWS::Cognito::UserPoolDomain': 'domain',
  'AWS::Cognito::UserPoolResourceServer': 'resource server',
  'AWS::Cognito::UserPoolGroup': 'group',
  'AWS::Cognito::UserPoolIdentityProvider': 'identity provider',
};

/** What a template is read with. */
export interface TemplateGiven {
  /** Values of parameters, and of pseudo parameters such as `AWS::Region`, by name. */
  readonly parameters: ReadonlyMap<string, string>;
  /** What the stack of the template became; absent where there is none yet. */
  readonly stack?: Stack;
  /** What other stacks export, by name; nothing where it is absent. */
  readonly imported?: Scope['imported'];
  /** Whether the CDK wrote the template; not where it is absent. */
  readonly isOfCdk?: boolean;
  /** What may be made of it and of those that are read with it; its own where it is absent. */
  readonly budget?: Budget;
}

/** What one template declares. */
export interface DeclaredTemplate {
  readonly resources: readonly DeclaredResource[];
  /** What of it may or may not be. */
  readonly gaps: readonly Gap[];
  readonly nested: readonly NestedStack[];
}

/** A template that can be evaluated. */
export interface OpenTemplate {
  readonly template: Template;
  readonly scope: Scope;
}

/**
 * Reads a template, nothing of it evaluated yet.
 *
 * @throws SourceNotRead if the text is no template
 * @throws ParameterRefused if it does not take a parameter that is given
 */
export function openTemplate(
  text: string,
  { parameters, stack, imported = () => untold(), isOfCdk = false, budget = createBudget() }: TemplateGiven,
): OpenTemplate {
  const template = readTemplate(text, isOfCdk);
  const given = new Map([...(stack?.pseudo ?? []), ...parameters]);
  const values = parameterValues(template.parameters, given);
  const physicalIds = stack?.physicalIds ?? new Map();
  const scope = evaluate(template, { parameters: values, physicalIds, imported }, budget);
  return { template, scope };
}

/** What a template declares. @throws SourceNotRead if it grows without measure */
export function declaredIn({ template, scope }: OpenTemplate): DeclaredTemplate {
  const resources: DeclaredResource[] = [];
  const gaps: Gap[] = [];
  const added = samTriggers(scope);
  for (const [logicalId, resource] of Object.entries(template.resources)) {
    const { Type, Condition } = members(resource);
    const type = textOf(Type) ?? '';
    const kind = Object.hasOwn(kinds, type) ? kinds[type] : undefined;
    if (logicalId.startsWith('Fn::')) {
      if (mentionsPools(resource))
        gaps.push({ what: `what ${logicalId} makes`, why: 'loops are not unfolded' });
    } else if (kind !== undefined) {
      const holds = typeof Condition === 'string' ? scope.holds(Condition) : true;
      if (holds) resources.push(declared(kind, logicalId, members(resource), scope, added.get(logicalId)));
      if (holds === undefined) {
        const what = `whether the ${kindWords[kind]} ${logicalId} exists`;
        gaps.push({ what, why: `its condition ${Condition} is not told` });
      }
    }
  }
  return { resources, gaps, nested: nestedStacks(scope) };
}

/** Whether a loop of the language extensions makes any of the resources that are read. */
function mentionsPools(given: unknown, depth = 0): boolean {
  if (typeof given === 'string') return Object.hasOwn(kinds, given);
  if (typeof given !== 'object' || given === null) return false;
  return depth > deepest || Object.values(given).some(one => mentionsPools(one, depth + 1));
}

/** @param added the triggers that functions of SAM add to it */
function declared(
  kind: DeclaredKind,
  logicalId: string,
  resource: Members,
  scope: Scope,
  added: Members = {},
): DeclaredResource {
  const properties = members(scope.value(resource.Properties));
  const id = kind === 'pool' || kind === 'client' ? scope.physicalIds.get(logicalId) : undefined;
  const told = (name: string) => (kind === 'pool' ? textOf(scope.parameters.get(name)) : undefined);
  const [region, account] = [told('AWS::Region'), told('AWS::AccountId')];
  const pool = kind === 'pool' ? undefined : poolOf(properties, scope);
  return {
    kind,
    address: logicalId,
    ...(id !== undefined && { id }),
    ...(region !== undefined && { region }),
    ...(account !== undefined && { account }),
    ...(pool && { pool }),
    properties: kind === 'pool' ? poolProperties(properties, added) : properties,
  };
}

/** By its logical id where the template has it, for its id may not be told. */
function poolOf({ UserPoolId: given }: Members, { logicalIds }: Scope): DeclaredResource['pool'] {
  if (typeof given === 'string') {
    const logical = logicalIds.get(given);
    return logical === undefined ? { id: given } : { address: logical };
  }
  return isUntold(given) && given.refersTo ? { address: given.refersTo.resource } : undefined;
}

/** What has another name or form in a template than in the API. */
function poolProperties(properties: Members, added: Members): Members {
  const { UserPoolName, LambdaConfig, EnabledMfas: factors, ...others } = properties;
  const {
    EmailAuthenticationMessage: Message,
    EmailAuthenticationSubject: Subject,
    WebAuthnFactorConfiguration: FactorConfiguration,
    WebAuthnRelyingPartyID: RelyingPartyId,
    WebAuthnUserVerification: UserVerification,
    ...same
  } = others;
  const has = (factor: string) => Array.isArray(factors) && factors.includes(factor);
  const email = present({ Message, Subject });
  const passkeys = present({ FactorConfiguration, RelyingPartyId, UserVerification });
  return {
    ...same,
    ...present({ Name: UserPoolName }),
    LambdaConfig: triggersOf(LambdaConfig, added),
    ...(has('SMS_MFA') && { SmsMfaConfiguration: {} }),
    ...(has('SOFTWARE_TOKEN_MFA') && { SoftwareTokenMfaConfiguration: { Enabled: true } }),
    ...(has('EMAIL_OTP') && { EmailMfaConfiguration: email }),
    ...(!isTold(factors) && {
      SmsMfaConfiguration: untold(),
      SoftwareTokenMfaConfiguration: untold(),
      EmailMfaConfiguration: untold(),
    }),
    ...(Object.keys(passkeys).length > 0 && { WebAuthnConfiguration: passkeys }),
    // A domain is a resource of its own, and the tags of the stack come to those of the template.
    Domain: untold(),
    UserPoolTags: untold(),
  };
}

function isTold(factors: unknown): boolean {
  return !isUntold(factors) && !(Array.isArray(factors) && factors.some(isUntold));
}

/** The triggers of the pool, and those that functions of SAM add to it, by what names their functions. */
function triggersOf(given: unknown, added: Members): unknown {
  if (isUntold(given)) return given;
  const named = (value: unknown) => functionReference(value);
  return Object.fromEntries(
    Object.entries({ ...members(given), ...added }).map(([trigger, value]) => {
      const { LambdaArn, ...rest } = members(value);
      return [trigger, LambdaArn === undefined ? named(value) : { ...rest, LambdaArn: named(LambdaArn) }];
    }),
  );
}
