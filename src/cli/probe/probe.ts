import { defineCommand } from '../command.ts';
import { paint } from '../paint.ts';
import { UsageProblem } from '../usage-problem.ts';
import { codeOfRound } from './code-of-round.ts';
import { createTeller } from './create-teller.ts';
import { pageBrowser } from './page-browser.ts';
import { probeFlags } from './probe-flags.ts';
import { systemOutside } from './probe-outside.ts';
import { probePlan } from './probe-plan.ts';
import type { Look } from './probe-report.ts';
import { probeTools } from './probe-tools.ts';
import { repeat } from './repeat.ts';
import { roundReport } from './round-report.ts';
import { runRound } from './run-round.ts';
import { probeFormat, tellReport } from './tell-report.ts';

const stopping =
  'Ends after the run that is being made. Asked again it ends at once, and the next run sets the password back.';

/** `lifeguard probe`. */
export const probe = defineCommand(
  {
    name: 'probe',
    about:
      'Resets the password of a test user for real, as the user would: looks whether the user can sign in, asks for ' +
      'the code, reads the mail, sets a new password, signs in, checks the tokens, refreshes, signs out, and sets the ' +
      'password of pools.yaml again, whatever failed before. It signs in and refreshes by the ways that the app client ' +
      'allows in the file. Tells each stage with its time, and where one fails, what was seen and why. An app client ' +
      'that cannot be probed is named with the reason, before anything is changed: a machine, one without a sign-in by ' +
      'password, one of a pool that asks everybody for a second factor. The settings, probe.yaml, say where the pools ' +
      'are, who is probed, where the mails arrive, what is remembered, what else is done, and who is told.',
    flags: probeFlags,
    examples: [
      ['lifeguard probe --all', 'Probe every app client of every pool'],
      [
        'lifeguard probe --user test-staging@thephenom.app --client 6sjjnkaeagnqgkmbl1mr5rtfsr',
        'Probe one app client with one user',
      ],
      ['lifeguard probe --settings probe.yaml --every 1h', 'Probe what the settings name every hour'],
      ['lifeguard probe --all --journey jwks --endpoint aws', 'Look at the keys of each pool in AWS'],
    ],
  },
  async ({ flags, terminal }) => {
    probeFormat(flags);
    const plan = probePlan(flags, terminal);
    const look: Look = { paint: paint(terminal.colour), columns: Math.min(terminal.columns, 120) };
    const tools = probeTools(plan, terminal.environment, systemOutside);
    const ports = { tools, openBrowser: () => pageBrowser(plan, terminal) };
    if (plan.every !== undefined) {
      if (flags.format !== undefined || flags.output !== undefined) {
        throw new UsageProblem('--format and --output are for one round, and not for --every.');
      }
      return repeat(plan, plan.every, ports, { ...look, json: flags.json }, terminal);
    }
    const teller = createTeller(plan, tools, terminal);
    await teller.begin();
    let isStopped = false;
    void terminal.untilStopped().then(() => {
      isStopped = true;
      terminal.complain(stopping);
    });
    const round = await runRound(plan.work, { ...ports, isStopped: () => isStopped });
    tellReport(roundReport(round, plan), flags, look, terminal);
    await teller.end(round.runs);
    return codeOfRound(round, plan, terminal.complain);
  },
);
