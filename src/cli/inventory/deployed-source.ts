import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DeclaredStack } from '../../inventory/cloudformation/cloudformation.ts';
import { ParameterRefused } from '../../inventory/cloudformation/parameter-refused.ts';
import type { Stack } from '../../inventory/cloudformation/physical-ids.ts';
import type { DeclaredResource } from '../../inventory/declared/declared-resource.ts';
import type { Deployed } from '../../inventory/deployed.ts';
import { SourceNotRead } from '../../inventory/source-not-read.ts';
import type { Flags } from '../flag.ts';
import { NotReached } from '../not-reached.ts';
import type { Terminal } from '../terminal.ts';
import { UsageProblem } from '../usage-problem.ts';
import { readBounded, shownName } from './read-bounded.ts';

/** The most that a file may have, in MiB. CloudFormation takes no template of more than one (documented). */
const most = { terraform: 50, cloudformation: 1, resources: 10 } as const;

/** The flags that name files in place of live pools. */
export const deployedSourceFlags = {
  terraform: {
    kind: 'list',
    value: 'FILE',
    about:
      'Read a Terraform or OpenTofu state in place of live pools, or what terraform show -json prints of a state or plan; ' +
      'a folder for the state in it, - for the standard input',
  },
  cloudformation: {
    kind: 'text',
    value: 'FILE',
    about:
      'Read a CloudFormation template in place of live pools, in YAML or JSON, or all of a folder of the CDK such as ' +
      'cdk.out; - for the standard input',
  },
  parameter: {
    kind: 'list',
    value: 'NAME=VALUE',
    about: 'A parameter of the template, or AWS::Region and the like',
  },
  resources: {
    kind: 'text',
    value: 'FILE',
    about: 'What aws cloudformation describe-stack-resources printed, for the ids',
  },
} as const satisfies Flags;

/** What those flags say. */
export interface DeployedSource {
  readonly terraform: readonly string[];
  readonly cloudformation: string | undefined;
  readonly parameter: readonly string[];
  readonly resources: string | undefined;
}

/**
 * Reads the pools of the files that the flags name; undefined where they name none, and live pools are meant.
 *
 * @throws UsageProblem if the flags do not go together, or a parameter is not one of the template
 * @throws NotReached if a file cannot be read, or has no user pool
 */
export async function readDeployed(
  source: DeployedSource,
  terminal: Terminal,
): Promise<Deployed | undefined> {
  const { terraform, cloudformation, parameter, resources } = source;
  if (terraform.length > 0 && cloudformation !== undefined) {
    throw new UsageProblem('--terraform and --cloudformation exclude each other.');
  }
  if (cloudformation === undefined) {
    if (parameter.length > 0) throw new UsageProblem('--parameter goes with --cloudformation.');
    if (resources !== undefined) throw new UsageProblem('--resources goes with --cloudformation.');
  }
  if ([...terraform, cloudformation, resources].filter(name => name === '-').length > 1) {
    throw new UsageProblem('Only one file can be the standard input.');
  }
  const states = terraform.map(name => stateIn(name, terminal));
  if (states.length > 0) return deployed('terraform', states, await ofStates(states, terminal));
  if (cloudformation === undefined) return undefined;
  if (cloudformation !== '-' && isFolder(resolve(terminal.directory, cloudformation))) {
    if (parameter.length > 0 || resources !== undefined) {
      throw new UsageProblem('--parameter and --resources go with one template, not with a folder.');
    }
    return deployed('cloudformation', [cloudformation], await ofFolder(cloudformation, terminal));
  }
  return deployed('cloudformation', [cloudformation], await ofTemplate(cloudformation, source, terminal));
}

type Read = Pick<Deployed, 'account' | 'pools' | 'otherPools' | 'gaps'>;

function deployed(kind: 'terraform' | 'cloudformation', names: readonly string[], read: Read): Deployed {
  const source = names.map(shownName).join(', ');
  if (read.pools.length > 0) return { ...read, source, kind };
  const [gap] = read.gaps;
  throw new NotReached(
    gap ? `${source} tells too little of ${gap.what}: ${gap.why}.` : `${source} has no user pool.`,
  );
}

async function ofStates(names: readonly string[], terminal: Terminal): Promise<Read> {
  const { readTerraform } = await import('../../inventory/terraform/terraform.ts');
  const read: (readonly DeclaredResource[])[] = [];
  for (const name of names) {
    const text = await readBounded(name, most.terraform, terminal);
    read.push(attempt(name, () => readTerraform(text)));
  }
  return deployedOf(names.map(shownName).join(', '), () => ({ resources: read.flat(), gaps: [] }));
}

/** The state of a folder in which Terraform was run, where it is kept there. */
function stateIn(name: string, { directory }: Terminal): string {
  if (name === '-' || !isFolder(resolve(directory, name))) return name;
  const state = join(name, 'terraform.tfstate');
  if (existsSync(resolve(directory, state))) return state;
  throw new NotReached(
    `${name} has no terraform.tfstate: where the state is kept elsewhere, such as in HCP Terraform or S3, give what ` +
      'terraform state pull prints there.',
  );
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

async function ofTemplate(
  name: string,
  { parameter, resources }: DeployedSource,
  terminal: Terminal,
): Promise<Read> {
  const { readCloudFormation } = await import('../../inventory/cloudformation/cloudformation.ts');
  const parameters = new Map(parameter.map(pairOf));
  const stack = resources === undefined ? undefined : await stackIn(resources, terminal);
  const text = await readBounded(name, most.cloudformation, terminal);
  return deployedOf(name, () => readCloudFormation(text, { parameters, ...(stack && { stack }) }));
}

async function stackIn(name: string, terminal: Terminal): Promise<Stack> {
  const { readStack } = await import('../../inventory/cloudformation/physical-ids.ts');
  const text = await readBounded(name, most.resources, terminal);
  return attempt(name, () => readStack(text));
}

async function ofFolder(name: string, terminal: Terminal): Promise<Read> {
  const { readCdkFolder } = await import('./read-cdk-folder.ts');
  const { readStacks } = await import('../../inventory/cloudformation/read-stacks.ts');
  const stacks = await readCdkFolder(name, terminal);
  return deployedOf(name, () => readStacks(stacks));
}

/** Like the readers, what it takes is loaded only where files are named. */
async function deployedOf(name: string, read: () => DeclaredStack): Promise<Read> {
  const { deployedFrom } = await import('../../inventory/declared/deployed-from.ts');
  return attempt(name, () => {
    const { resources, gaps } = read();
    return deployedFrom(resources, gaps);
  });
}

function pairOf(given: string): readonly [string, string] {
  const at = given.indexOf('=');
  if (at > 0) return [given.slice(0, at), given.slice(at + 1)];
  // What stands there may be a secret.
  throw new UsageProblem('--parameter takes NAME=VALUE, such as Stage=prod.');
}

function attempt<T>(name: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ParameterRefused) throw new UsageProblem(`${shownName(name)} ${error.message}.`);
    if (error instanceof SourceNotRead) throw new NotReached(`${shownName(name)} ${error.message}.`);
    throw error;
  }
}
