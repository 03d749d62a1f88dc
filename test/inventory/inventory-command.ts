import { main } from '../../src/cli/main.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';

/** What a run of `lifeguard inventory` said. */
export interface Ran {
  readonly code: number;
  readonly said: string;
  readonly complained: string;
}

/** Runs `lifeguard inventory` in a folder. */
export async function inventory(directory: string, ...args: readonly string[]): Promise<Ran> {
  const terminal = fakeTerminal(directory, {});
  const code = await main(['inventory', ...args], terminal);
  return { code, said: terminal.said.join('\n'), complained: terminal.complained.join('\n') };
}

/** A drift in the JSON of check and pull. */
export interface ToldDrift {
  readonly change: string;
  readonly about: { readonly kind: string; readonly name: string };
  readonly field: string;
  readonly described: unknown;
  readonly actual: unknown;
  readonly place: { readonly file: string; readonly line: number };
}

/** The drifts that a JSON report tells: `app client web: callbackUrls`. */
export function driftsIn({ said }: Ran): readonly string[] {
  return drifts(said).map(({ about, field }) => `${about.kind} ${about.name}: ${field}`);
}

/** The drifts of a JSON report. */
export function drifts(said: string): readonly ToldDrift[] {
  return (JSON.parse(said) as { readonly drifts: readonly ToldDrift[] }).drifts; // The report's form.
}
