import { elements, members, parsedJson, textOf } from '../../pool/members.ts';
import { SourceNotRead } from '../source-not-read.ts';

/** What a stack became. */
export interface Stack {
  /** The ids of resources in AWS by their logical ids. */
  readonly physicalIds: ReadonlyMap<string, string>;
  /** The pseudo parameters that its ARN tells: region, account and name. */
  readonly pseudo: ReadonlyMap<string, string>;
}

/**
 * Reads what `aws cloudformation describe-stack-resources` or `list-stack-resources` prints.
 *
 * @throws SourceNotRead if it is neither
 */
export function readStack(text: string): Stack {
  const { StackResources, StackResourceSummaries } = members(parsedJson(text));
  const resources = StackResources ?? StackResourceSummaries;
  if (!Array.isArray(resources)) {
    throw new SourceNotRead(
      'is not what aws cloudformation describe-stack-resources prints: it has no StackResources',
    );
  }
  const rows = elements(resources).map(members);
  const stackId = rows.map(({ StackId }) => textOf(StackId)).find(id => id !== undefined);
  const [, , , region, account, stack] = (stackId ?? '').split(':');
  const name = stack?.split('/')[1];
  return {
    physicalIds: new Map(
      rows.flatMap(({ LogicalResourceId, PhysicalResourceId, ResourceStatus }) => {
        const [logical, physical] = [textOf(LogicalResourceId), textOf(PhysicalResourceId)];
        return logical !== undefined && physical !== undefined && ResourceStatus !== 'DELETE_COMPLETE'
          ? [[logical, physical] as const]
          : [];
      }),
    ),
    pseudo: new Map(
      Object.entries({
        'AWS::Region': region,
        'AWS::AccountId': account,
        'AWS::StackName': name,
        'AWS::StackId': stackId,
      }).flatMap(([parameter, value]) => (value ? [[parameter, value] as const] : [])),
    ),
  };
}
