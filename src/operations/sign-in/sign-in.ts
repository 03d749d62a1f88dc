import type { Output } from '../../model/operation.ts';
import type { Ports } from '../ports.ts';

/** What signing in uses. */
export type SignInPorts = Pick<
  Ports,
  'directory' | 'store' | 'seal' | 'clock' | 'random' | 'powers' | 'triggers' | 'delivery' | 'pace' | 'origin'
>;

/** Tokens, or the challenge that comes before them. */
export type SignInAnswer = Output<'InitiateAuth'>;
