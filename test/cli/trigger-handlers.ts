import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after } from 'node:test';
import { pathToFileURL } from 'node:url';
import { main } from '../../src/cli/main.ts';
import { fakeTerminal } from './fake-terminal.ts';

const triggers = pathToFileURL(resolve(import.meta.dirname, '../../src/triggers/index.ts'));

/** Handlers of PreSignUp and others, by the file that each is in. */
const handlers = {
  'right.mjs': 'export const handler = async event => event;',
  'typed.ts': `
    interface Event { readonly request: unknown; response: { autoConfirmUser: boolean } }
    export async function handler(event: Event): Promise<Event> {
      event.response.autoConfirmUser = true satisfies boolean;
      return event;
    }`,
  'defined.ts': `
    import { defineTrigger } from '${triggers}';
    export const handler = defineTrigger('PreSignUp', () => ({ autoConfirmUser: true }));`,
  'defined-v3.ts': `
    import { defineTrigger } from '${triggers}';
    export const handler = defineTrigger('PreTokenGenerationV3', () => {});`,
  // The outage: one pair of quotation marks.
  'quoted.mjs': `
    export const handler = async event => {
      console.log('signing up', event.request.userAttributes?.email);
      event.response.autoConfirmUser = 'true';
      return event;
    };`,
  'twice-wrong.mjs': `
    export const handler = async event => {
      Object.assign(event.response, { autoConfirmUser: 'true', autoVerifyMail: true });
      return event;
    };`,
  'throws.mjs': `export const handler = async () => { throw new Error('<no> & "never"\\u0001'); };`,
  'hangs.mjs': 'export const handler = () => new Promise(() => {});',
  'empty.mjs': 'export const other = async event => event;',
  'broken.mjs': 'export const handler = async event => {',
  'needs-client.mjs': `
    export const handler = async event => {
      event.callerContext.clientId.toLowerCase();
      return event;
    };`,
  'links.mjs': `
    export const handler = async event => {
      event.response.emailMessage = 'Please {##confirm##}';
      return event;
    };`,
  'slow.mjs': `
    export const handler = async event => {
      if (event.request.clientMetadata) await new Promise(resolve => setTimeout(resolve, 2_050));
      return event;
    };`,
  'drops.mjs': 'export const handler = async ({ response, request }) => ({ response, request });',
  'domain.mjs': `
    export const handler = async event => {
      if (!event.request.userAttributes.email?.endsWith('@corp.example')) throw new Error('Not for you');
      return event;
    };`,
  'env.mjs': `
    export const handler = async event => {
      if (process.env.STAGE !== 'dev') throw new Error('STAGE is ' + process.env.STAGE);
      return event;
    };`,
  'asks.mjs': `
    export const handler = async event => {
      console.log('answer', event.request.challengeAnswer);
      event.response.answerCorrect = event.request.challengeAnswer === event.request.privateChallengeParameters.answer;
      return event;
    };`,
  'migrates.mjs': `
    export const handler = async event => {
      Object.assign(event.response, {
        userAttributes: { email: 'anna@example.com' },
        finalUserStatus: 'CONFIRMD',
        messageAction: 'suppress',
        desiredDeliveryMediums: ['EMAIL', 'FAX'],
      });
      return event;
    };`,
  'claims.mjs': `
    export const handler = async event => {
      event.response.claimsAndScopeOverrideDetails = { accessTokenGeneration: { scopesToAdd: ['a/b'] } };
      return event;
    };`,
} as const;

/** What a command line came to. */
export interface Ran {
  readonly code: number;
  readonly said: string;
  readonly complained: string;
}

/** A folder with the handlers, and the command line in it. */
export interface HandlerFolder {
  readonly path: (name: string) => string;
  readonly write: (name: string, text: string) => void;
  readonly trigger: (args: readonly string[], input?: string) => Promise<Ran>;
}

/** Makes one, for as long as the tests of this file run. */
export function handlerFolder(): HandlerFolder {
  const directory = mkdtempSync(join(tmpdir(), 'lifeguard-trigger-'));
  after(() => rmSync(directory, { recursive: true, force: true }));
  const path = (name: string) => join(directory, name);
  const write = (name: string, text: string) => writeFileSync(path(name), text);
  for (const [name, text] of Object.entries(handlers)) write(name, text);
  return {
    path,
    write,
    async trigger(args, input) {
      const terminal = fakeTerminal(directory, {}, input);
      const code = await main(['trigger', ...args], terminal);
      return { code, said: terminal.said.join('\n'), complained: terminal.complained.join('\n') };
    },
  };
}
