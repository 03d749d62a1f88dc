import { isObject } from '../../pool/is-object.ts';
import { type Members, members, parsedJson, textOf } from '../../pool/members.ts';
import { SourceNotRead } from '../source-not-read.ts';

/** A stack of an assembly of the CDK. */
export interface AssembledStack {
  readonly id: string;
  /** The file of its template, within the folder of the assembly. */
  readonly file: string;
  readonly environment: string;
  /** Of the template, with the pseudo parameters that are told. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** What the `manifest.json` of a folder that the CDK has made tells: `cdk.out`, or that of a stage in it. */
export interface CdkAssembly {
  readonly stacks: readonly AssembledStack[];
  /** The folders of its stages, within its own. */
  readonly stages: readonly string[];
}

/** Reads a `manifest.json` of the CDK, version 2. @throws SourceNotRead if it is none */
export function readCdkAssembly(text: string): CdkAssembly {
  const { artifacts } = members(parsedJson(text));
  if (!isObject(artifacts)) throw new SourceNotRead('is no manifest of the CDK: it has no artifacts');
  const all = Object.entries(artifacts).map(([id, artifact]) => ({ id, ...artifactOf(members(artifact)) }));
  return {
    stacks: all.flatMap(({ id, type, environment, properties }) => {
      const file = textOf(properties.templateFile);
      if (type !== 'aws:cloudformation:stack' || file === undefined) return [];
      return [{ id, file, environment, parameters: parametersOf(id, environment, properties) }];
    }),
    stages: all.flatMap(({ type, properties }) => {
      const folder = textOf(properties.directoryName);
      return type === 'cdk:cloud-assembly' && folder !== undefined ? [folder] : [];
    }),
  };
}

function artifactOf({ type, environment, properties }: Members) {
  return { type, environment: textOf(environment) ?? '', properties: members(properties) };
}

/** `aws://123456789012/eu-west-1`, in which what is settled at deployment is `unknown-account` or `unknown-region`. */
function parametersOf(
  id: string,
  environment: string,
  { parameters, stackName }: Members,
): ReadonlyMap<string, string> {
  const [, account = '', region = ''] = /^aws:\/\/([^/]*)\/([^/]*)$/.exec(environment) ?? [];
  const isKnown = (word: string) => word !== '' && !word.startsWith('unknown-');
  const given = Object.entries(members(parameters)).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  return new Map([
    ...given,
    ['AWS::StackName', textOf(stackName) ?? id],
    ...(isKnown(account) ? [['AWS::AccountId', account] as const] : []),
    ...(isKnown(region) ? [['AWS::Region', region] as const] : []),
  ]);
}
