import { checkLink, checkSender } from './check-mail.ts';
import { checkTokens } from './check-tokens.ts';
import { members, text } from './cognito.ts';
import type { ProbePorts, ProbeState, ProbeSubject } from './probe.ts';
import { secretHashFor } from './secret-hash.ts';
import { signIn } from './sign-in.ts';
import { Unexpected } from './unexpected.ts';

/** The names of the stages, in order. */
export type StageName =
  | 'request'
  | 'mail'
  | 'sender'
  | 'link'
  | 'confirm'
  | 'sign-in'
  | 'tokens'
  | 'refresh'
  | 'sign-out'
  | 'restore';

interface Stage {
  readonly name: StageName;
  /** Tells what was seen. @throws if it is not what was expected */
  readonly run: (ports: ProbePorts, state: ProbeState) => Promise<string>;
}

/** The way of a reset, stage by stage. */
export const stages: readonly Stage[] = [
  { name: 'request', run: request },
  { name: 'mail', run: mail },
  { name: 'sender', run: async (_ports, state) => checkSender(state) },
  { name: 'link', run: async (_ports, state) => checkLink(state) },
  { name: 'confirm', run: confirm },
  { name: 'sign-in', run: signIn },
  { name: 'tokens', run: checkTokens },
  { name: 'refresh', run: refresh },
  { name: 'sign-out', run: signOut },
  { name: 'restore', run: restore },
];

async function request({ call }: ProbePorts, { subject }: ProbeState): Promise<string> {
  const answer = await call('ForgotPassword', {
    ClientId: subject.clientId,
    Username: subject.username,
    ...hashed(subject, subject.username),
  });
  const delivery = members(answer.CodeDeliveryDetails);
  const destination = text(delivery.Destination) ?? '';
  if (delivery.DeliveryMedium !== 'EMAIL') {
    throw new Unexpected(`the code went by ${text(delivery.DeliveryMedium) ?? 'no medium'}, not by mail`);
  }
  // A destination that does not fit the user is made up: the user is missing, and the client hides it.
  if (destination[0] !== subject.email[0]) {
    throw new Unexpected(`the code went to ${destination}, which is not the user's ${subject.email}`);
  }
  return `sent to ${destination}`;
}

async function mail({ readMail }: ProbePorts, state: ProbeState): Promise<string> {
  const { email, clientId } = state.subject;
  const found = await readMail(email, state.startedAt);
  if (!found) {
    throw new Unexpected(
      `no mail to ${email} arrived; if none was sent, the user is missing or not verified, and the client hides it`,
    );
  }
  if (found.clientId !== undefined && found.clientId !== clientId) {
    throw new Unexpected(`the newest mail was asked for by ${found.clientId}: does another probe run?`);
  }
  state.mail = found;
  const [code] = found.codes;
  if (found.codes.length !== 1 || code === undefined || !/^\d{6}$/.test(code)) {
    throw new Unexpected(`the mail has ${found.codes.length} codes where one of six digits was expected`);
  }
  state.code = code;
  return `"${found.subject}", one code of six digits`;
}

async function confirm({ call }: ProbePorts, { subject, code, password }: ProbeState): Promise<string> {
  await call('ConfirmForgotPassword', {
    ClientId: subject.clientId,
    Username: subject.username,
    ConfirmationCode: code,
    Password: password,
    ...hashed(subject, subject.username),
  });
  return 'new password set';
}

async function refresh({ call }: ProbePorts, { subject, tokens, userId = '' }: ProbeState): Promise<string> {
  const hash = secretHashFor(subject, userId);
  const answer = await call('InitiateAuth', {
    ClientId: subject.clientId,
    AuthFlow: 'REFRESH_TOKEN_AUTH',
    AuthParameters: { REFRESH_TOKEN: tokens?.refresh, ...(hash && { SECRET_HASH: hash }) },
  });
  const fresh = members(answer.AuthenticationResult);
  if (!text(fresh.IdToken) || !text(fresh.AccessToken)) throw new Unexpected('no new tokens came');
  return 'new ID and access tokens';
}

async function signOut({ call }: ProbePorts, { subject, tokens }: ProbeState): Promise<string> {
  await call('RevokeToken', {
    ClientId: subject.clientId,
    Token: tokens?.refresh,
    ...(subject.clientSecret !== undefined && { ClientSecret: subject.clientSecret }),
  });
  return 'sign-in revoked';
}

async function restore(ports: ProbePorts, state: ProbeState): Promise<string> {
  const { subject, password } = state;
  if (subject.password === undefined) return 'left with the new password: pools.yaml has none to go back to';
  await signIn(ports, state);
  const { call } = ports;
  await call('ChangePassword', {
    AccessToken: state.tokens?.access,
    PreviousPassword: password,
    ProposedPassword: subject.password,
  });
  await call('GlobalSignOut', { AccessToken: state.tokens?.access });
  return 'password of pools.yaml set again, all sign-ins ended';
}

function hashed(subject: ProbeSubject, username: string): { SecretHash?: string } {
  const hash = secretHashFor(subject, username);
  return hash ? { SecretHash: hash } : {};
}
