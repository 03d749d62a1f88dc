import type { DeclaredResource } from '../declared/declared-resource.ts';
import type { Gap } from '../deployed.ts';
import { type DeclaredTemplate, declaredIn, openTemplate, type TemplateGiven } from './declared-in.ts';
import type { NestedStack } from './nested-stacks.ts';

/** What templates declare, and what of it may or may not be. */
export interface DeclaredStack {
  readonly resources: readonly DeclaredResource[];
  readonly gaps: readonly Gap[];
}

/**
 * The user pools, and what belongs to them, of a CloudFormation template, with those of SAM and the CDK among it.
 *
 * @throws SourceNotRead if the text is no template
 * @throws ParameterRefused if it does not take a parameter that is given
 */
export function readCloudFormation(text: string, given: TemplateGiven): DeclaredStack {
  return wholeOf([declaredIn(openTemplate(text, given))]);
}

/** What templates declare together, with the nested stacks that matter, as they are not followed. */
export function wholeOf(templates: readonly DeclaredTemplate[]): DeclaredStack {
  const resources = templates.flatMap(one => one.resources);
  const gaps = templates.flatMap(one => one.gaps);
  const nested = templates.flatMap(one => one.nested);
  if (resources.some(({ kind }) => kind === 'pool')) {
    return { resources: resources.map(resource => withNested(resource, nested)), gaps };
  }
  const unfollowed = nested.map(({ logicalId }) => ({
    what: `what the nested stack ${logicalId} makes`,
    why: 'nested stacks are not followed: give the template of that one',
  }));
  return { resources, gaps: [...gaps, ...unfollowed] };
}

/** A nested stack that is told of a pool may make app clients of it. */
function withNested(resource: DeclaredResource, nested: readonly NestedStack[]): DeclaredResource {
  const stack = nested.find(({ knows }) => resource.kind === 'pool' && knows.has(resource.address));
  if (!stack) return resource;
  const why = `the nested stack ${stack.logicalId}, which is not followed, may make some`;
  return { ...resource, clientsElsewhere: why };
}
