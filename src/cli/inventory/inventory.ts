import { didYouMean } from '../../config/suggest.ts';
import { type Command, defineCommand } from '../command.ts';
import { UsageProblem } from '../usage-problem.ts';

/** Only the command that is run is loaded. */
const words: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['check', async () => (await import('./inventory-check.ts')).inventoryCheck],
  ['pull', async () => (await import('./inventory-pull.ts')).inventoryPull],
  ['matrix', async () => (await import('./matrix.ts')).inventoryMatrix],
]);

const overview = defineCommand(
  {
    name: 'inventory',
    about:
      'Holds pools.yaml against what exists, in AWS, in a Lifeguard, in a Terraform state or in a CloudFormation template. ' +
      '"check" tells every difference and fails where there is one, "pull" writes what exists into pools.yaml, "matrix" ' +
      'writes a table of pools and app clients into a Markdown file. Each has a help of its own: lifeguard inventory check ' +
      '--help.',
    operands: 'check|pull|matrix',
    flags: {},
    examples: [
      ['lifeguard inventory check --target aws', 'Fail where pools.yaml and AWS have come apart'],
      ['lifeguard inventory pull --target aws --region us-east-1', 'Write pools.yaml of what is in AWS'],
      ['lifeguard inventory matrix README.md', 'Bring the table in a README up to date'],
    ],
  },
  async () => {
    throw new UsageProblem(
      'lifeguard inventory takes the word check, pull or matrix: see lifeguard inventory --help.',
    );
  },
);

/** `lifeguard inventory`: hands the command line to the command that its first word names. */
export const inventory: Command = {
  description: overview.description,
  async execute(args, terminal) {
    const [word = '', ...rest] = args;
    const load = words.get(word);
    if (load) return (await load()).execute(rest, terminal);
    if (word === '' || word.startsWith('-')) return overview.execute(args, terminal);
    const hint = didYouMean(word, words.keys()) ?? 'See lifeguard inventory --help.';
    throw new UsageProblem(`lifeguard inventory has no command ${word}. ${hint}`);
  },
};
