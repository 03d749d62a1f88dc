import { isObject } from '../../pool/is-object.ts';
import { type Members, members } from '../../pool/members.ts';
import { SourceNotRead } from '../source-not-read.ts';
import { plainYaml } from './plain-yaml.ts';

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
 * @param mayBeEmpty whether it is one without resources too, as of a stack of the CDK that has none yet
 * @throws SourceNotRead if it is none
 */
export function readTemplate(text: string, mayBeEmpty: boolean): Template {
  const given = parsed(text);
  const { TemplateBody: body } = members(given);
  const whole = typeof body === 'string' ? parsed(body) : (body ?? given);
  const empty = mayBeEmpty && isObject(whole) ? {} : undefined;
  const { Resources = empty, Parameters, Conditions, Mappings, Outputs } = members(whole);
  if (!isObject(Resources)) throw new SourceNotRead('is no CloudFormation template: it has no Resources');
  return {
    resources: Resources,
    parameters: members(Parameters),
    conditions: members(Conditions),
    mappings: members(Mappings),
    outputs: members(Outputs),
  };
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
