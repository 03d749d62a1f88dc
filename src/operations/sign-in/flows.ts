import type { Failure } from '../../causes/cause.ts';
import { customAuthNotEnabled } from '../../causes/sign-in/custom-auth-not-enabled.ts';
import { customAuthOnly } from '../../causes/sign-in/custom-auth-only.ts';
import { rotationReplacesThisFlow } from '../../causes/tokens/rotation-replaces-this-flow.ts';
import type { Input, OperationName } from '../../model/operation.ts';
import { allowsFlow } from '../../pool/auth-flows.ts';
import { rotates } from '../../pool/rotation.ts';
import type { Call } from '../call.ts';
import { choiceFlow } from '../first-factors/choice-flow.ts';
import { stepUpBar } from '../step-up/step-up-bar.ts';
import { customFlow } from './custom-flow.ts';
import { passwordFlow } from './password-flow.ts';
import { refreshFlow } from './refresh-flow.ts';
import type { SignInAnswer, SignInPorts } from './sign-in.ts';
import { srpFlow } from './srp-flow.ts';
import type { SignInRequest } from './start.ts';

/** The API's names of the ways to sign in. */
export type AuthFlow = Input<'InitiateAuth'>['AuthFlow'];

type Bar = (request: SignInRequest) => Failure | undefined;

interface Flow {
  /** The operations that it belongs to. */
  readonly operations: readonly OperationName[];
  /** Why a client cannot use it, whatever it allows: told first (observed). */
  readonly bar?: Bar;
  /** Its name in ExplicitAuthFlows, and in the error that says it is not enabled (observed). */
  readonly shownAs: string;
  /** AuthParameters that must be there. */
  readonly parameters: readonly string[];
  readonly start: (ports: SignInPorts, request: SignInRequest, call: Call) => Promise<SignInAnswer>;
}

const either: readonly OperationName[] = ['InitiateAuth', 'AdminInitiateAuth'];

/**
 * The legacy name that turns off all ways to sign in but the custom one; a
 * refresh is none of them (inferred).
 */
function customOnlyBar(flow: AuthFlow): Bar {
  return ({ client: { id, settings } }) =>
    settings.ExplicitAuthFlows?.includes('CUSTOM_AUTH_FLOW_ONLY')
      ? customAuthOnly({ flow, client: id })
      : undefined;
}

/** Custom sign-in has an error text of its own (observed). */
function customBar({ client: { id, settings } }: SignInRequest): Failure | undefined {
  const named = settings.ExplicitAuthFlows ?? [];
  return allowsFlow(named, 'CUSTOM_AUTH') ? undefined : customAuthNotEnabled({ client: id, allowed: named });
}

const adminPassword: Flow = {
  operations: ['AdminInitiateAuth'],
  bar: customOnlyBar('ADMIN_USER_PASSWORD_AUTH'),
  shownAs: 'ADMIN_USER_PASSWORD_AUTH',
  parameters: ['USERNAME', 'PASSWORD'],
  start: passwordFlow,
};

const refresh: Flow = {
  operations: either,
  bar: ({ client: { id, settings } }) =>
    rotates(settings) ? rotationReplacesThisFlow({ client: id }) : undefined,
  shownAs: 'REFRESH_TOKEN_AUTH',
  parameters: ['REFRESH_TOKEN'],
  start: refreshFlow,
};

/** Every way to sign in, one row each. */
export const flows: Readonly<Record<AuthFlow, Flow>> = {
  USER_SRP_AUTH: {
    operations: either,
    bar: customOnlyBar('USER_SRP_AUTH'),
    shownAs: 'USER_SRP_AUTH',
    parameters: ['USERNAME', 'SRP_A'],
    start: srpFlow,
  },
  USER_PASSWORD_AUTH: {
    operations: ['InitiateAuth'],
    bar: customOnlyBar('USER_PASSWORD_AUTH'),
    shownAs: 'USER_PASSWORD_AUTH',
    parameters: ['USERNAME', 'PASSWORD'],
    start: passwordFlow,
  },
  ADMIN_USER_PASSWORD_AUTH: adminPassword,
  ADMIN_NO_SRP_AUTH: adminPassword,
  REFRESH_TOKEN_AUTH: refresh,
  REFRESH_TOKEN: refresh,
  CUSTOM_AUTH: {
    operations: either,
    bar: customBar,
    shownAs: 'CUSTOM_AUTH',
    parameters: ['USERNAME'],
    start: customFlow,
  },
  USER_AUTH: {
    operations: either,
    bar: stepUpBar,
    shownAs: 'USER_AUTH',
    parameters: ['USERNAME'],
    start: choiceFlow,
  },
};
