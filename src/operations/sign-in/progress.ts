import type { Failure } from '../../causes/cause.ts';
import type { Device } from '../../pool/device.ts';
import type { Client, Pool } from '../../pool/pool.ts';
import type { Round } from '../../pool/rounds.ts';
import type { StepUp } from '../../pool/step-up.ts';
import type { User } from '../../pool/user.ts';
import type { AttemptKey } from '../../store/attempts.ts';

/** A sign-in that has proven its first factor: who it is, and how far it has come. */
export interface Progress {
  readonly pool: Pool;
  readonly client: Client;
  readonly user: User;
  readonly clientMetadata: Readonly<Record<string, string>> | undefined;
  /**
   * How the first factor was proven; `choice` stands for those of choice-based sign-in that are no password.
   */
  readonly proof: 'password' | 'srp' | 'custom' | 'choice';
  /** The challenges that this sign-in has behind it, by their names in the API. */
  readonly passed: readonly string[];
  /**
   * What was proven beside the first factor, by the name of its challenge: with it, no other second factor is
   * asked for. A first factor that counts for two, such as a passkey that verified its user, and a remembered
   * device that stands for the second factor, are set here too.
   */
  readonly secondFactor?: string;
  /** The level that the sign-in is toward, and what was proven for it; only choice-based sign-in has it. */
  readonly stepUp?: StepUp;
  /** The rounds of a custom sign-in that has not ended: its triggers decide what comes next. */
  readonly rounds?: readonly Round[];
  /** DEVICE_KEY of this call: a device that is not there ends the sign-in. */
  readonly deviceKey?: string | undefined;
  /** DEVICE_KEY of an earlier call of this sign-in: a device that is gone by now is a new one. */
  readonly earlierDeviceKey?: string | undefined;
  /** The device that was named, which `nextStep` looks up. */
  readonly device?: Device;
  /** The authentication event that the sign-in is, where the pool keeps them. */
  readonly eventId?: string;
  /** Wrong passwords that are to be forgotten. */
  readonly lock?: AttemptKey;
  /** The answered challenge, to be remembered as used. */
  readonly answered?: {
    readonly id: string;
    /** Milliseconds since 1970. */
    readonly expiresAt: number;
    /** What to throw if it was answered before. */
    readonly again: () => Failure;
  };
}
