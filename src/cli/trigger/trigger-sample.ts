import { eventVariants } from '../../trigger-check/event-variants.ts';
import { defineCommand } from '../command.ts';
import { exitCode } from '../exit-code.ts';
import { readableJson } from '../readable-json.ts';
import { UsageProblem } from '../usage-problem.ts';
import { chosenEvent, eventFlags } from './trigger-event.ts';
import { contractsByName, sourceNamed } from './trigger-sources.ts';

/** `lifeguard trigger sample`. */
export const triggerSample = defineCommand(
  {
    name: 'trigger sample',
    about:
      'Prints the event of a source as JSON, complete as production sends it, with all that the console’s test event ' +
      'lacks. With --list it prints the sources of each trigger, what sets them off, and the variants of events.',
    operands: '[SOURCE]',
    flags: {
      list: { kind: 'switch', about: 'Print every trigger with its sources' },
      ...eventFlags,
    },
    examples: [
      ['lifeguard trigger sample CustomMessage_ForgotPassword', 'The event of a forgotten password'],
      [
        'lifeguard trigger sample PreSignUp_SignUp --set request.userAttributes.email=ada@example.com',
        'With an address of your own',
      ],
      ['lifeguard trigger sample TokenGeneration_RefreshTokens --set version=2', 'Of the second version'],
    ],
  },
  async ({ flags, operands, terminal }) => {
    const [source] = operands;
    if (flags.list) {
      if (source !== undefined) throw new UsageProblem('--list lists all sources, so it takes no SOURCE.');
      terminal.say(flags.json ? JSON.stringify(listed(), null, 2) : told());
      return exitCode.fine;
    }
    if (source === undefined) {
      throw new UsageProblem('lifeguard trigger sample needs a SOURCE, such as PreSignUp_SignUp, or --list.');
    }
    const { event, unlike } = chosenEvent(sourceNamed(source), flags);
    for (const sentence of unlike) terminal.complain(sentence);
    terminal.say(readableJson(event));
    return exitCode.fine;
  },
);

function listed() {
  return {
    triggers: [...contractsByName].map(([trigger, { version, guide, sources }]) => ({
      trigger,
      version,
      guide,
      sources: Object.entries(sources).map(([source, { when }]) => ({ source, when })),
    })),
    variants: Object.entries(eventVariants).map(([variant, { about, inProduction }]) => ({
      variant,
      about,
      inProduction,
    })),
  };
}

function told(): string {
  const { triggers, variants } = listed();
  const sources = triggers.flatMap(({ sources: own }) => own);
  const width = Math.max(...sources.map(({ source }) => source.length));
  return [
    ...triggers.flatMap(({ trigger, sources: own }) => [
      trigger,
      ...own.map(({ source, when }) => `  ${source.padEnd(width)}  ${when}`),
    ]),
    '',
    'Variants of events',
    ...variants.map(({ variant, about }) => `  ${variant.padEnd(width)}  ${about}`),
  ].join('\n');
}
