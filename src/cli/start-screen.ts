import type { Paint } from './paint.ts';
import type { ShownUser, StartReport } from './start-report.ts';

/**
 * The start report as one screen, at most 100 columns wide where names and
 * addresses are not longer themselves.
 */
export function startScreen(report: StartReport, paint: Paint): string {
  const facts: readonly (readonly [string, string])[] = [
    ['Endpoint', paint.link(report.endpoint)],
    ['Reset page', paint.link(report.resetPage)],
    ['Mailbox', paint.link(report.mailbox)],
    ['Calls', paint.link(report.calls)],
    ['Pools from', report.config.isExample ? 'the example (no pools.yaml here)' : report.config.file],
    ['State in', report.data],
    ...(report.faults > 0
      ? [['Faults', `${report.faults} from pools.yaml: calls fail or wait on demand`] as const]
      : []),
  ];
  return [
    `${paint.bold('Lifeguard')} ${report.version}  ${mode(report)}`,
    facts.map(([name, value]) => `  ${name.padEnd(12)}${value}`).join('\n'),
    ...pools(report, paint),
    ...tryThis(report, paint),
    paint.dim('Stop with Ctrl-C.'),
  ].join('\n\n');
}

function mode({ local, anyCredentials }: Pick<StartReport, 'local' | 'anyCredentials'>): string {
  const reach = local ? 'local mode: it listens on this machine only' : 'open to the network:';
  if (anyCredentials) return `${reach} and accepts any AWS credentials`;
  return `${reach}${local ? ' and' : ' it'} verifies the credentials of pools.yaml`;
}

/** More would not fit a screen; the service's own page has them all. */
const most = { pools: 6, clients: 8, users: 3 };

function pools(report: StartReport, paint: Paint): string[] {
  const shown = report.pools.slice(0, most.pools);
  const names = shown.flatMap(({ clients, users }) => [
    ...clients.slice(0, most.clients).map(({ name }) => name),
    ...users.slice(0, most.users).map(userName),
  ]);
  const width = Math.min(48, Math.max(12, ...names.map(name => name.length)));
  const blocks = shown.map(pool =>
    [
      `  ${paint.bold(pool.name.padEnd(width + 2))}  ${pool.id}`,
      ...pool.clients.slice(0, most.clients).map(client => `    ${client.name.padEnd(width)}  ${client.id}`),
      ...rest(pool.clients.length, most.clients, 'app clients'),
      ...pool.users.slice(0, most.users).map(user => `    ${userLine(user, width)}`),
      ...rest(pool.users.length, most.users, 'users'),
    ].join('\n'),
  );
  const left = report.pools.length - shown.length;
  return left > 0 ? [...blocks, `  and ${left} more pools`] : blocks;
}

function userName({ username }: ShownUser): string {
  return `test user ${username}`;
}

function userLine(user: ShownUser, width: number): string {
  const name = userName(user);
  return user.password === undefined ? name : `${name.padEnd(width)}  initial password ${user.password}`;
}

function rest(count: number, shown: number, what: string): string[] {
  return count > shown ? [`    and ${count - shown} more ${what}`] : [];
}

function tryThis(report: StartReport, paint: Paint): string[] {
  if (report.tryThis.length === 0) return [];
  const items = report.tryThis.map(({ about, lines }, index) =>
    [`  ${index + 1}. ${about}:`, ...lines.map(line => `     ${paint.link(line)}`)].join('\n'),
  );
  return [`${paint.bold('Try')}\n${items.join('\n')}`];
}
