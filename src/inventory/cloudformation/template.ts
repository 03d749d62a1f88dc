import { isObject } from '../../pool/is-object.ts';
import { type Members, members, parsedJson } from '../../pool/members.ts';
import { SourceNotRead } from '../source-not-read.ts';
import { plainYaml } from './plain-yaml.ts';

/** How many resources are read of a template. CloudFormation takes 500 (documented), once 200. */
const most = 2_000;

/** A CloudFormation template, nothing of it evaluated yet. */
export interface Template {
  readonly resources: Members;
  readonly parameters: Members;
  readonly conditions: Members;
  readonly mappings: Members;
  readonly outputs: Members;
}

/**
 * Reads a template in YAML or JSON, or what `aws cloudformation get-template` prints, which has it within.
 *
 * @param isOfCdk whether the CDK wrote it: in JSON, and without resources where a stack has none yet (inferred)
 * @throws SourceNotRead if it is none
 */
export function readTemplate(text: string, isOfCdk: boolean): Template {
  const whole = isOfCdk ? parsedJson(text) : unwrapped(parsed(text));
  if (isOfCdk && !isObject(whole)) throw new SourceNotRead('is no object of JSON, as the CDK writes it');
  const empty = isOfCdk ? {} : undefined;
  const { Resources = empty, Parameters, Conditions, Mappings, Outputs } = members(whole);
  if (!isObject(Resources)) throw new SourceNotRead('is no CloudFormation template: it has no Resources');
  if (Object.keys(Resources).length > most) throw new SourceNotRead(`has more than ${most} resources`);
  return {
    resources: Resources,
    parameters: members(Parameters),
    conditions: members(Conditions),
    mappings: members(Mappings),
    outputs: members(Outputs),
  };
}

function unwrapped(given: unknown): unknown {
  const { TemplateBody: body } = members(given);
  return typeof body === 'string' ? parsed(body) : (body ?? given);
}

/** A flow mapping of YAML begins like JSON, too. */
function parsed(text: string): unknown {
  if (!text.trimStart().startsWith('{')) return plainYaml(text);
  try {
    return JSON.parse(text);
  } catch {
    return plainYaml(text);
  }
}
