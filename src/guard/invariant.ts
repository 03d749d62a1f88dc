import type { ApiCall } from './api-call.ts';
import type { GuardedPools } from './guarded-client.ts';
import type { Occasion } from './occasion.ts';
import type { Visit } from './visit.ts';

/** A page as it was seen on an occasion, with what is expected of it. */
export interface Scene<K extends Occasion['kind'] = Occasion['kind']> {
  readonly occasion: Extract<Occasion, { kind: K }>;
  readonly visit: Visit;
  /** The calls of ConfirmForgotPassword, in order. */
  readonly calls: readonly ApiCall[];
  readonly link: string;
  /** What the link carries, and the password that was typed. */
  readonly values: { readonly username: string; readonly code: string; readonly password: string };
  readonly pools: GuardedPools;
  /** The endpoints that may be called for a region, such as `https://cognito-idp.us-east-1.amazonaws.com`. */
  readonly endpointsOf: (region: string) => readonly string[];
  /** Origins beside the page's own and the endpoints that the team allows. */
  readonly allowedOrigins: readonly string[];
}

/** What a judge says where the page did nothing that it could judge, such as one that never calls. */
export const notSeen = Symbol('not seen');

/** What is wrong, in one sentence without a secret; undefined where all is well. */
export type Finding = string | typeof notSeen | undefined;

/** Something that a reset page must do on some occasions. */
export interface Invariant {
  readonly id: string;
  /** One sentence. */
  readonly title: string;
  readonly judge: (scene: Scene) => Finding;
  readonly appliesTo: (occasion: Occasion) => boolean;
  /** Whether only a real browser shows it. */
  readonly needsBrowser: boolean;
}

/** Makes an invariant that holds on some kinds of occasions. */
export function invariant<const K extends Occasion['kind']>(
  id: string,
  title: string,
  kinds: readonly K[],
  judge: (scene: Scene<K>) => Finding,
  { needsBrowser = false }: { readonly needsBrowser?: boolean } = {},
): Invariant {
  const isOn = (occasion: Occasion): occasion is Extract<Occasion, { kind: K }> =>
    kinds.some(kind => kind === occasion.kind);
  return {
    id,
    title,
    needsBrowser,
    appliesTo: isOn,
    judge: ({ occasion, ...scene }) => (isOn(occasion) ? judge({ ...scene, occasion }) : undefined),
  };
}
