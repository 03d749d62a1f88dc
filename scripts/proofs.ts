import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A test file that sends an operation over the wire. */
export interface Proof {
  /** From the folder `test/`, without `.test.ts`. */
  readonly test: string;
  readonly text: string;
}

const folder = resolve(import.meta.dirname, '../test');

/** Tests that send every operation alike, which says nothing of what one does. */
const ofAll = /^wire\/(?:registry|constraints|operation-table)$|^fuzz\//;

let files: readonly Proof[] | undefined;

/** Every test file that says what single operations do. */
function proofs(): readonly Proof[] {
  files ??= globSync('**/*.test.ts', { cwd: folder })
    .map(path => path.replaceAll('\\', '/'))
    .sort()
    .map(path => ({
      test: path.replace(/\.test\.ts$/, ''),
      text: readFileSync(join(folder, path), 'utf8'),
    }))
    .filter(({ test }) => !ofAll.test(test));
  return files;
}

/** The tests that send this operation, by a command of the AWS SDK or by its name in a raw request; most about it first. */
export function proofsOf(operation: string): readonly string[] {
  const sent = new RegExp(`\\b${operation}Command\\b|['"\`.]${operation}['"\`]`, 'g');
  return proofs()
    .map(({ test, text }) => ({ test, times: text.match(sent)?.length ?? 0 }))
    .filter(({ times }) => times > 0)
    .sort((a, b) => b.times - a.times)
    .map(({ test }) => test);
}

/** Clients that are not ours, by the module that a test imports. */
const clients: Readonly<Record<string, string>> = {
  '@aws-sdk/client-cognito-identity-provider': 'AWS SDK for JavaScript v3',
  'amazon-cognito-identity-js': 'amazon-cognito-identity-js',
  'aws-amplify': 'AWS Amplify',
  'aws-jwt-verify': 'aws-jwt-verify',
};

/** Each client that is not ours, with the tests in which it speaks to Lifeguard. */
export function proofsByClient(): readonly (readonly [client: string, tests: readonly string[]])[] {
  return Object.entries(clients).map(([module, client]) => [
    client,
    proofs()
      .filter(({ text }) => text.includes(`'${module}`))
      .map(({ test }) => test),
  ]);
}
