import { created, emailOf, hundredThousand, password } from './load-users.ts';
import { joined } from './measured.ts';
import { askOnce, type Bench, type Operation } from './operation.ts';
import { apiRequest } from './request.ts';

/** Users who reset at a time: fewer than the 1,000 messages that the mailbox never trims. */
const batch = 800;

/** Creating users and resetting passwords: a power each, and what must be durable. */
export function writes(bench: Bench): readonly Operation[] {
  let creations = 0;
  let resets = 0;
  return [
    {
      name: 'AdminCreateUser',
      limit: { signatures: 0, generatorPowers: 1, powers: 0, syncs: 1 },
      async measure(connections, seconds) {
        const requests = Array.from({ length: Math.ceil(seconds * 3_000) }, () => {
          creations += 1;
          return creation(emailOf(creations));
        });
        return [await askOnce(bench, connections, requests, { seconds })];
      },
    },
    {
      name: 'ForgotPassword and ConfirmForgotPassword',
      limit: { signatures: 0, generatorPowers: 1, powers: 0, syncs: 2 },
      async measure(connections, seconds) {
        const asked = [];
        const confirmed = [];
        for (let took = 0; took < seconds; ) {
          const emails = Array.from({ length: batch }, (_, at) => emailOf((resets + at) % 100_000));
          resets += batch;
          const first = await askOnce(bench, connections, emails.map(forgot), { seconds: seconds / 2 });
          const codes = await readCodes(bench.port);
          const second = await askOnce(
            bench,
            connections,
            emails.slice(0, first.latencies.length).map(email => confirm(email, codes.get(email))),
          );
          asked.push(first);
          confirmed.push(second);
          took += first.seconds + second.seconds;
        }
        return [joined(asked), joined(confirmed)];
      },
    },
  ];
}

function creation(email: string): Buffer {
  return apiRequest(
    'AdminCreateUser',
    {
      UserPoolId: created.poolId,
      Username: email,
      MessageAction: 'SUPPRESS',
      UserAttributes: [
        { Name: 'email', Value: email },
        { Name: 'email_verified', Value: 'true' },
      ],
    },
    'signed',
  );
}

const { poolId, clientId: ClientId } = hundredThousand;

function forgot(email: string): Buffer {
  return apiRequest('ForgotPassword', { ClientId, Username: email }, 'public');
}

function confirm(email: string, code: string | undefined): Buffer {
  if (code === undefined) throw new Error(`no mail came for ${email}`);
  const input = { ClientId, Username: email, ConfirmationCode: code, Password: `${password}+` };
  return apiRequest('ConfirmForgotPassword', input, 'public');
}

/** The codes in the newest mails, by address; read while no clock runs. */
async function readCodes(port: number): Promise<ReadonlyMap<string, string>> {
  const address = `http://127.0.0.1:${port}/_lifeguard/mail?pool=${poolId}&limit=1000`;
  // As docs of the mailbox describe it: newest first.
  const mails = (await (await fetch(address)).json()) as readonly { to: string; codes: readonly string[] }[];
  return new Map(mails.toReversed().map(({ to, codes }) => [to, codes[0] ?? '']));
}
