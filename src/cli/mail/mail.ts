import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Failure } from '../../causes/cause.ts';
import { formatProblems } from '../../config/problem.ts';
import { ListenFailed, listen, stopListening } from '../../server/listen.ts';
import { defineCommand } from '../command.ts';
import { CommandProblem } from '../command-problem.ts';
import { exitCode } from '../exit-code.ts';
import { NotReached } from '../not-reached.ts';
import { ownMessagesProblems } from '../own-messages-problems.ts';
import { readableJson } from '../readable-json.ts';
import { requiredPools } from '../required-pools.ts';
import type { Terminal } from '../terminal.ts';
import { UsageProblem } from '../usage-problem.ts';
import { mailFindings } from './mail-findings.ts';
import { isMailFrame } from './mail-frame.ts';
import { mailIndexPage } from './mail-index-page.ts';
import { mailPage } from './mail-page.ts';
import { createMailPreviewer, type MailPreview } from './mail-preview.ts';
import { mailServer } from './mail-server.ts';
import { type MailSlot, mailSlots } from './mail-slots.ts';

/** `lifeguard mail`. */
export const mail = defineCommand(
  {
    name: 'mail',
    about:
      'Shows every message of every app client in the browser, as the pool’s own CustomMessage function words it: in ' +
      'light and dark, 320 and 640 pixels wide, as plain text, and its SMS. A message that Cognito would refuse is told ' +
      'with its cause. With --out it writes the pages into a folder, with --json it prints the messages; both end with ' +
      'exit code 1 where one is refused or has no texts in a language of --languages, 3 where a function cannot be run.',
    operands: 'preview',
    flags: {
      languages: {
        kind: 'text',
        value: 'LIST',
        about: 'Such as en,de: each message for each of them, said in clientMetadata.locale',
      },
      out: { kind: 'text', value: 'DIR', about: 'Write the pages there instead of serving them' },
      config: { kind: 'text', value: 'FILE', about: 'The description of the pools' },
      port: {
        kind: 'number',
        value: 'PORT',
        from: 0,
        to: 65_535,
        fallback: 9401,
        about: 'Where to serve them',
      },
    },
    examples: [
      ['lifeguard mail preview', 'Show all messages of pools.yaml'],
      ['lifeguard mail preview --languages en,de,es --out mails', 'Write them into a folder, for CI'],
    ],
  },
  async ({ flags, operands, terminal }) => {
    if (operands[0] !== 'preview')
      throw new UsageProblem('lifeguard mail takes the word preview: see lifeguard mail --help.');
    const { loaded } = requiredPools(flags.config, terminal);
    const wrong = await ownMessagesProblems(loaded, terminal.directory);
    if (wrong.length > 0) throw new CommandProblem(formatProblems(wrong), exitCode.found);
    const slots = mailSlots(loaded.pools, languagesIn(flags.languages));
    const startPreviewer = () =>
      createMailPreviewer(loaded.pools, (name, line) => terminal.complain(`${name}: ${line}`));
    if (!flags.json && flags.out === undefined) {
      const server = mailServer(slots, startPreviewer, error => terminal.complain(String(error)));
      return await serve(server, flags.port, terminal);
    }
    const previewer = startPreviewer();
    const previews = await inTurn(slots, previewer.preview).finally(previewer.close);
    const failed = previews.flatMap(preview => (preview.ok ? [] : [preview]));
    if (flags.out !== undefined) {
      const pages = previews.map(preview => [preview.slot.page, mailPage(preview, slots).html] as const);
      const index = mailIndexPage(slots, new Set(failed.map(({ slot }) => slot.page))).html;
      await writePages(resolve(terminal.directory, flags.out), [['index.html', index], ...pages]);
    }
    const summary = `Messages: ${previews.length}, refused: ${failed.length}. See ${join(flags.out ?? '', 'index.html')}.`;
    terminal.say(flags.json ? readableJson(previews.map(asData)) : summary);
    const found = mailFindings(previews, loaded.pools);
    for (const line of found.lines) terminal.complain(line);
    return found.code;
  },
);

function languagesIn(list: string | undefined): readonly (string | undefined)[] {
  if (list === undefined) return [undefined];
  const languages = [...new Set(list.split(',').map(word => word.trim()))];
  if (languages.every(language => /^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8}){0,3}$/.test(language)))
    return languages;
  throw new UsageProblem(`--languages takes a list such as en,de,pt-BR, not ${list}.`);
}

/**
 * One after the other, as a call's time runs while it waits for its function: of many at once, the last would be told as
 * the failures of a function that is overloaded. A function that did not answer in time is not run for the messages after.
 */
async function inTurn(
  slots: readonly MailSlot[],
  preview: (slot: MailSlot) => Promise<MailPreview>,
): Promise<readonly MailPreview[]> {
  const silent = new Map<string, Failure>();
  return Array.fromAsync(slots, async slot => {
    const name = slot.pool.triggers.CustomMessage;
    const before = name === undefined ? undefined : silent.get(name);
    if (before) return { slot, function: name, ok: false, failure: before };
    const made = await preview(slot);
    if (!made.ok && name !== undefined && made.failure.cause.id === 'trigger-timed-out') {
      silent.set(name, made.failure);
    }
    return made;
  });
}

async function serve(server: ReturnType<typeof mailServer>, port: number, terminal: Terminal) {
  const origin = await listen(server, { port, host: '127.0.0.1' }).catch(error => {
    throw error instanceof ListenFailed ? new NotReached(error.message) : error;
  });
  terminal.say(`The messages are at ${origin}/ until you press Ctrl-C.`);
  await terminal.untilStopped();
  await stopListening(server);
  return exitCode.fine;
}

/** Writes the pages, and removes those of an earlier run that are none of them. */
async function writePages(
  folder: string,
  pages: readonly (readonly [name: string, text: string])[],
): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of pages) await writeFile(join(folder, name), text);
    const written = new Set(pages.map(([name]) => name));
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.html') || written.has(entry.name)) continue;
      const path = join(folder, entry.name);
      if (isMailFrame(await readFile(path, 'utf8'))) await rm(path);
    }
  } catch (error) {
    throw new NotReached(`The pages cannot be written: ${error instanceof Error ? error.message : error}`);
  }
}

function asData(preview: MailPreview): object {
  const { slot, ok } = preview;
  const { pool, client, source, language } = slot;
  return {
    pool: { id: pool.id, name: pool.name },
    client: client ? { id: client.id, name: client.name } : null,
    source,
    language: language ?? null,
    function: preview.function ?? null,
    ok,
    ...(preview.ok
      ? {
          mail: preview.mail
            ? {
                subject: preview.mail.subject,
                html: preview.mail.html,
                text: preview.mail.text,
                byFunction: preview.worded.mail,
              }
            : null,
          sms: preview.sms ? { text: preview.sms.text, byFunction: preview.worded.sms } : null,
          sentBy: preview.sentBy,
        }
      : {
          cause: {
            id: preview.failure.cause.id,
            title: preview.failure.cause.title,
            facts: preview.failure.facts,
          },
          error: { type: preview.failure.type, message: preview.failure.shown },
        }),
  };
}
