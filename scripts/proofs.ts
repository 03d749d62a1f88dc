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

/** Clients that are not ours, each with what a test that uses it holds. */
const clients: Readonly<Record<string, RegExp>> = {
  'AWS SDK for JavaScript v3': /'@aws-sdk\/client-cognito-identity-provider'/,
  'AWS Amplify v6': /'@aws-amplify\/|amplify-app\.ts'/,
  'amazon-cognito-identity-js': /'amazon-cognito-identity-js'/,
  'aws-jwt-verify': /'aws-jwt-verify'/,
  'AWS CLI': /execFile\w*\('aws'|spawn\w*\('aws'/,
};

/** Each client that is not ours, with the tests in which it speaks to Lifeguard. */
export function proofsByClient(): readonly (readonly [client: string, tests: readonly string[]])[] {
  return Object.entries(clients).map(([client, used]) => [
    client,
    proofs()
      .filter(({ text }) => used.test(text))
      .map(({ test }) => test),
  ]);
}
