import { type Command, timed } from './commands.ts';
import { openConnection } from './connection.ts';
import { apiRequest } from './request.ts';

/** The row of the probe. */
export const probeName = 'probe of one app client';

const ClientId = 'bench1000000000000000000010';
const poolId = 'us-east-1_BenchTen1';
const Username = 'probe@example.com';
const known = 'Local-Only-1234';
const another = 'Another-One-5678';

/**
 * `lifeguard probe` of one app client on a Lifeguard of this machine, whose password it sets and sets back.
 *
 * @param program the package's `bin/lifeguard.js`
 */
export function probeRun(
  program: string,
  folder: string,
  { port, config }: { port: number; config: string },
): Command {
  const flags = ['--endpoint', `http://127.0.0.1:${port}`, '--config', config, '--client', ClientId];
  return {
    name: probeName,
    bare: 'the same calls over one connection',
    goal: 1_000,
    run: () => timed(folder, program, 'probe', ...flags),
    runBare: () => sameCalls(port),
  };
}

/** The calls of a run, one after the other. Gives the milliseconds that they took. */
async function sameCalls(port: number): Promise<number> {
  const { promise: failed, reject } = Promise.withResolvers<never>();
  const connection = await openConnection(port, reject);
  const ask = async (request: Buffer): Promise<string> => {
    const answered = new Promise<string>((resolve, refuse) => {
      connection.ask(request, (status, body) => {
        if (status === 200) resolve(body.toString());
        else refuse(new Error(`answer ${status}: ${body.toString()}`));
      });
    });
    return Promise.race([answered, failed]);
  };
  const call = async (...given: Parameters<typeof apiRequest>) => ask(apiRequest(...given));
  const get = (path: string) => ask(Buffer.from(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n`));
  const signIn = async (PASSWORD: string): Promise<{ AccessToken: string; RefreshToken: string }> => {
    const AuthParameters = { USERNAME: Username, PASSWORD };
    const answer = await call(
      'InitiateAuth',
      { ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters },
      'public',
    );
    return JSON.parse(answer).AuthenticationResult;
  };
  const revoke = (Token: string) => call('RevokeToken', { ClientId, Token }, 'public');
  const mail = `/_lifeguard/mail?to=${encodeURIComponent(Username)}&limit=1`;

  const began = performance.now();
  await revoke((await signIn(known)).RefreshToken);
  await get(mail);
  await call('ForgotPassword', { ClientId, Username }, 'public');
  const [{ codes }] = JSON.parse(await get(mail));
  const reset = { ClientId, Username, ConfirmationCode: codes[0], Password: another };
  await call('ConfirmForgotPassword', reset, 'public');
  const { RefreshToken } = await signIn(another);
  await get(`/${poolId}/.well-known/jwks.json`);
  const AuthParameters = { REFRESH_TOKEN: RefreshToken };
  await call('InitiateAuth', { ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters }, 'public');
  await revoke(RefreshToken);
  const last = await signIn(another);
  const back = { AccessToken: last.AccessToken, PreviousPassword: another, ProposedPassword: known };
  await call('ChangePassword', back, 'public');
  await revoke(last.RefreshToken);
  const milliseconds = performance.now() - began;
  connection.close();
  return milliseconds;
}
