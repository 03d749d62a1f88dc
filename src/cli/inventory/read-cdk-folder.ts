import { existsSync, realpathSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { readCdkAssembly } from '../../inventory/cloudformation/cdk-assembly.ts';
import type { StackTemplate } from '../../inventory/cloudformation/read-stacks.ts';
import { SourceNotRead } from '../../inventory/source-not-read.ts';
import { NotReached } from '../not-reached.ts';
import type { Terminal } from '../terminal.ts';
import { type NamedFile, notRead, readFileBounded } from './read-bounded.ts';

/** The most MiB of a file, and how many stacks and stages in stages are read. */
const most = { manifest: 10, template: 1, stacks: 500, stages: 4 } as const;

/**
 * The templates of all stacks of a folder that `cdk synth` has made: one without a user pool may export what others take.
 *
 * @throws NotReached if it is no such folder, or cannot be read
 */
export async function readCdkFolder(name: string, terminal: Terminal): Promise<readonly StackTemplate[]> {
  const root = { path: realpathSync(resolve(terminal.directory, name)), name };
  const found: StackTemplate[] = [];
  const folders = [{ folder: root, prefix: '', depth: 0 }];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const { folder, prefix, depth } = next;
    const { stacks, stages } = await assemblyIn(folder, root);
    if (found.length + stacks.length > most.stacks || depth + (stages.length > 0 ? 1 : 0) > most.stages) {
      throw new NotReached(`${name} has more stacks and stages than are read.`);
    }
    for (const { id, file, ...stack } of stacks) {
      const text = await readFileBounded(fileIn(folder, file, root), most.template);
      found.push({ ...stack, name: `${prefix}${id}`, text });
    }
    folders.push(
      ...stages.toReversed().map(stage => ({
        folder: within(folder, stage, root),
        prefix: `${prefix}${stage}/`,
        depth: depth + 1,
      })),
    );
  }
  return found;
}

async function assemblyIn(folder: NamedFile, root: NamedFile) {
  if (!existsSync(join(folder.path, 'manifest.json'))) {
    throw new NotReached(
      `${folder.name} is no folder of the CDK, for it has no manifest.json: name a template, or a folder such as cdk.out.`,
    );
  }
  const manifest = fileIn(folder, 'manifest.json', root);
  const text = await readFileBounded(manifest, most.manifest);
  try {
    return readCdkAssembly(text);
  } catch (error) {
    if (error instanceof SourceNotRead) throw new NotReached(`${manifest.name} ${error.message}.`);
    throw error;
  }
}

/** As within, of a file: others, such as a pipe, may never end. */
function fileIn(folder: NamedFile, file: string, root: NamedFile): NamedFile {
  const named = within(folder, file, root);
  if (statSync(named.path).isFile()) return named;
  throw new NotReached(`${named.name} is no file.`);
}

/** Where a name of a manifest leads, through symbolic links too: never out of the folder that was given. */
function within(folder: NamedFile, file: string, root: NamedFile): NamedFile {
  const name = join(folder.name, file);
  const path = leadsTo(resolve(folder.path, file), name);
  if (path === root.path || path.startsWith(root.path + sep)) return { path, name };
  throw new NotReached(`${folder.name} names a file elsewhere: ${file}.`);
}

function leadsTo(path: string, name: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw notRead(error, name);
  }
}
