import type { DeclaredResource } from '../declared/declared-resource.ts';
import type { Gap } from '../deployed.ts';
import { type DeclaredTemplate, declaredIn, openTemplate, type TemplateGiven } from './declared-in.ts';

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
    const knowing = new Map(
      // Of several the first is told.
      nested
        .toReversed()
        .flatMap(({ logicalId, knows }) => [...knows].map(address => [address, logicalId] as const)),
    );
    return { resources: resources.map(resource => withNested(resource, knowing)), gaps };
  }
  const unfollowed = nested.map(({ logicalId }) => ({
    what: `what the nested stack ${logicalId} makes`,
    why: 'nested stacks are not followed: give the template of that one',
  }));
  return { resources, gaps: [...gaps, ...unfollowed] };
}

/**
 * A nested stack that is told of a pool may make app clients of it.
 *
 * @param knowing such a stack, by the address of the pool
 */
function withNested(resource: DeclaredResource, knowing: ReadonlyMap<string, string>): DeclaredResource {
  const stack = resource.kind === 'pool' ? knowing.get(resource.address) : undefined;
  if (stack === undefined) return resource;
  const why = `the nested stack ${stack}, which is not followed, may make some`;
  return { ...resource, clientsElsewhere: why };
}
