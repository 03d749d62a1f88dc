import type { Terminal } from '../../src/cli/terminal.ts';
import type { Environment } from '../../src/config/substitute.ts';

/** A terminal without colour that keeps what is written, and is stopped by the test. */
export interface FakeTerminal extends Terminal {
  readonly said: string[];
  readonly complained: string[];
  stop(): void;
  /** Resolves with the next line that is said. */
  nextLine(): Promise<string>;
}

/** Makes one for a working directory, to which `input` comes. */
export function fakeTerminal(directory: string, environment: Environment = {}, input = ''): FakeTerminal {
  const said: string[] = [];
  const complained: string[] = [];
  const stopped = Promise.withResolvers<void>();
  let awaited = Promise.withResolvers<string>();
  return {
    said,
    complained,
    stop: stopped.resolve,
    nextLine: () => awaited.promise,
    say(line) {
      said.push(line);
      awaited.resolve(line);
      awaited = Promise.withResolvers();
    },
    complain: line => void complained.push(line),
    colour: false,
    columns: 80,
    environment,
    directory,
    version: '1.2.3',
    readInput: async () => input,
    async *input() {
      yield Buffer.from(input);
    },
    untilStopped: () => stopped.promise,
  };
}
