import { setTimeout } from 'node:timers/promises';

interface Event {
  readonly triggerSource: string;
  readonly userName: string;
  readonly request: {
    readonly password: string | null;
    readonly validationData: Record<string, string> | null;
  };
  readonly response: Record<string, unknown>;
}

/** The users of a directory that is to be left, by name. What a name stands for is answered as it is. */
const former: Readonly<Record<string, { password: string; response: Record<string, unknown> }>> = {
  plain: answer('plain'),
  weak: { ...answer('weak'), password: 'weak' },
  reset: answer('reset', { finalUserStatus: 'RESET_REQUIRED' }),
  forgetful: answer('forgetful'),
  racing: answer('racing'),
  hidden: answer('hidden'),
  'slow-open': answer('slow-open'),
  'slow-hiding': answer('slow-hiding'),
  thief: answer('former-owner', { forceAliasCreation: true }),
  polite: answer('former-owner2'),
  nonsense: { password: 'Former-Password-1', response: { userAttributes: { 'custom:shoe': '5' } } },
  texting: answer(
    'texting',
    { enableSMSMFA: true },
    { phone_number: '+15555550100', phone_number_verified: 'true' },
  ),
  'alias@former.example.com': answer(
    'alias',
    {},
    { username: 'named-by-function', email: 'alias@former.example.com' },
  ),
  broken: { password: 'Former-Password-1', response: { userAttributes: { email: ['x'] } } },
};

function answer(name: string, more: object = {}, attributes: object = {}) {
  const userAttributes = { email: `${name}@former.example.com`, email_verified: 'true', ...attributes };
  return { password: 'Former-Password-1', response: { userAttributes, messageAction: 'SUPPRESS', ...more } };
}

/** Brings along who proves the former password, or has forgotten it. Anybody else is not known. */
export async function handler(event: Event): Promise<Event> {
  const { userName, request } = event;
  if (userName === 'refused') throw new Error('Bad password');
  if (userName === 'tells') throw new Error(`login failed: ${JSON.stringify(request)}`);
  if (userName.startsWith('slow')) await setTimeout(200);
  const found = former[userName];
  const isProven =
    event.triggerSource === 'UserMigration_ForgotPassword' || request.password === found?.password;
  if (found && isProven) Object.assign(event.response, found.response);
  if (request.validationData?.show)
    console.log(JSON.stringify({ ...event, request: { ...request, password: typeof request.password } }));
  return event;
}
