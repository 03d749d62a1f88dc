import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { type Command, type CommandRow, measureCommands } from './commands.ts';
import { guardNames, guardRuns } from './guard-runs.ts';
import { inventoryCheck, inventoryName, writeHundredPools } from './inventory-check.ts';
import { startLifeguard } from './lifeguard-process.ts';
import type { LoadJob, LoadResult } from './load.ts';
import { probeName, probeRun } from './probe-run.ts';

/** Where commands are measured. */
export interface CommandPlace {
  readonly folder: string;
  /** The package's `bin/lifeguard.js`. */
  readonly program: string;
  readonly run: (job: LoadJob) => Promise<LoadResult>;
}

/** A Lifeguard that commands are run against. */
interface Service {
  readonly port: number;
  /** The path of its pools.yaml. */
  readonly config: string;
}

/** Measures the commands whose names are chosen, each against a Lifeguard of this machine. */
export async function measureAllCommands(
  { folder, program, run }: CommandPlace,
  isChosen: (name: string) => boolean,
  say: (line: string) => void,
): Promise<readonly CommandRow[]> {
  const measureOn = async (config: string, commandsOf: (service: Service) => readonly Command[]) => {
    const service = await startLifeguard(mkdtempSync(join(folder, 'commands-')), { config, program });
    try {
      const commands = commandsOf({ port: service.port, config });
      return await measureCommands(
        commands.filter(({ name }) => isChosen(name)),
        say,
      );
    } finally {
      await service.stop();
    }
  };
  const rows: CommandRow[] = [];
  if ([...Object.values(guardNames), probeName].some(isChosen)) {
    rows.push(
      ...(await measureOn(join(import.meta.dirname, 'ten-clients.yaml'), service => [
        ...guardRuns(program, folder, service),
        probeRun(program, folder, service),
      ])),
    );
  }
  if (isChosen(inventoryName)) {
    rows.push(
      ...(await measureOn(writeHundredPools(folder), service => [
        inventoryCheck(program, folder, { ...service, run }),
      ])),
    );
  }
  return rows;
}
