import { existsSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { readCdkAssembly } from '../../inventory/cloudformation/cdk-assembly.ts';
import type { StackTemplate } from '../../inventory/cloudformation/read-stacks.ts';
import { SourceNotRead } from '../../inventory/source-not-read.ts';
import { NotReached } from '../not-reached.ts';
import type { Terminal } from '../terminal.ts';
import { readBounded } from './read-bounded.ts';

/** The most MiB of a file, and how many stacks and stages in stages are read. */
const most = { manifest: 10, template: 1, stacks: 500, stages: 4 } as const;

/**
 * The templates of all stacks of a folder that `cdk synth` has made: one without a user pool may export what others take.
 *
 * @throws NotReached if it is no such folder, or cannot be read
 */
export async function readCdkFolder(name: string, terminal: Terminal): Promise<readonly StackTemplate[]> {
  const found: StackTemplate[] = [];
  const folders = [{ folder: name, prefix: '', depth: 0 }];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const { folder, prefix, depth } = next;
    const { stacks, stages } = await assemblyIn(folder, terminal);
    if (found.length + stacks.length > most.stacks || depth + (stages.length > 0 ? 1 : 0) > most.stages) {
      throw new NotReached(`${name} has more stacks and stages than are read.`);
    }
    for (const { id, file, ...stack } of stacks) {
      const text = await readBounded(within(folder, file), most.template, terminal);
      found.push({ ...stack, name: `${prefix}${id}`, text });
    }
    folders.push(
      ...stages.toReversed().map(stage => ({
        folder: within(folder, stage),
        prefix: `${prefix}${stage}/`,
        depth: depth + 1,
      })),
    );
  }
  return found;
}

async function assemblyIn(folder: string, terminal: Terminal) {
  const manifest = join(folder, 'manifest.json');
  if (!existsSync(resolve(terminal.directory, manifest))) {
    throw new NotReached(
      `${folder} is no folder of the CDK, for it has no manifest.json: name a template, or a folder such as cdk.out.`,
    );
  }
  try {
    return readCdkAssembly(await readBounded(manifest, most.manifest, terminal));
  } catch (error) {
    if (error instanceof SourceNotRead) throw new NotReached(`${manifest} ${error.message}.`);
    throw error;
  }
}

/** A manifest names files beside it alone. */
function within(folder: string, name: string): string {
  if (!isAbsolute(name) && !name.split(/[\\/]/).includes('..')) return join(folder, name);
  throw new NotReached(`${join(folder, 'manifest.json')} names a file elsewhere.`);
}
