import { existsSync, realpathSync, statSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { type CdkAssembly, readCdkAssembly } from '../../inventory/cloudformation/cdk-assembly.ts';
import type { StackTemplate } from '../../inventory/cloudformation/read-stacks.ts';
import { SourceNotRead } from '../../inventory/source-not-read.ts';
import { NotReached } from '../not-reached.ts';
import type { Terminal } from '../terminal.ts';
import { type NamedFile, notRead, readFileBounded } from './read-bounded.ts';

/** The most MiB of a file and of all that is read, and how many stacks and stages there may be. */
const most = { manifest: 10, template: 1, all: 30, parts: 500 } as const;

const mebibyte = 1024 * 1024;

/**
 * The templates of all stacks of a folder that `cdk synth` has made: one without a user pool may export what others take.
 *
 * @throws NotReached if it is no such folder, or cannot be read
 */
export async function readCdkFolder(name: string, terminal: Terminal): Promise<readonly StackTemplate[]> {
  const root = { path: realpathSync(resolve(terminal.directory, name)), name };
  const read = readerOf(name);
  const found: StackTemplate[] = [];
  const folders = [{ folder: root, prefix: '' }];
  const seen = new Set<string>();
  let parts = 0;
  // Those that are found on the way are gone through, too.
  for (const { folder, prefix } of folders) {
    if (seen.has(folder.path)) continue;
    seen.add(folder.path);
    const { stacks, stages } = await assemblyIn(folder, root, read);
    parts += stacks.length + stages.length;
    if (parts > most.parts) {
      throw new NotReached(`${name} has more than ${most.parts} stacks and stages.`);
    }
    for (const { id, file, ...stack } of stacks) {
      const text = await read(fileIn(folder, file, root), most.template);
      found.push({ ...stack, name: `${prefix}${id}`, text });
    }
    for (const stage of stages) {
      folders.push({ folder: within(folder, stage, root), prefix: `${prefix}${stage}/` });
    }
  }
  return found;
}

type Reader = typeof readFileBounded;

/** Reads each file once, and counts it as often as it is asked for, since each stack makes something of it. */
function readerOf(name: string): Reader {
  const known = new Map<string, string>();
  let bytes = 0;
  return async (file, largest) => {
    const text = known.get(file.path) ?? (await readFileBounded(file, largest));
    known.set(file.path, text);
    bytes += Buffer.byteLength(text);
    if (bytes > most.all * mebibyte) {
      throw new NotReached(`${name} has more than ${most.all} MiB of manifests and templates.`);
    }
    return text;
  };
}

async function assemblyIn(folder: NamedFile, root: NamedFile, read: Reader): Promise<CdkAssembly> {
  if (!existsSync(join(folder.path, 'manifest.json'))) {
    throw new NotReached(
      `${folder.name} is no folder of the CDK, for it has no manifest.json: name a template, or a folder such as cdk.out.`,
    );
  }
  const manifest = fileIn(folder, 'manifest.json', root);
  const text = await read(manifest, most.manifest);
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
