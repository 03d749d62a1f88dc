import * as z from 'zod';

const bytes = z.base64url().transform(text => Buffer.from(text, 'base64url'));

const credential = z.object({ id: z.base64url().min(1).max(1400), type: z.literal('public-key') });

/** RegistrationResponseJSON (Web Authentication, section 5.1). */
const registration = credential.extend({
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).nullish(),
  response: z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z.array(z.string().min(1).max(32)).max(8).optional(),
  }),
});

/** AuthenticationResponseJSON. */
const assertion = credential.extend({
  response: z.object({
    clientDataJSON: bytes,
    authenticatorData: bytes,
    signature: bytes,
    userHandle: bytes.nullish(),
  }),
});

/** What the browser says that an authenticator was asked (Web Authentication, section 5.8.1). */
const clientData = z.object({
  type: z.string(),
  challenge: z.base64url(),
  origin: z.string(),
  crossOrigin: z.boolean().optional(),
});

/** What a browser made of an authenticator's answer. */
export type Registration = z.infer<typeof registration>;
export type Assertion = z.infer<typeof assertion>;
export type ClientData = z.infer<typeof clientData>;

/** The answer of `navigator.credentials.create`; undefined for anything else. */
export function readRegistration(document: unknown): Registration | undefined {
  return registration.safeParse(document).data;
}

/** The answer of `navigator.credentials.get`, as JSON text; undefined for anything else. */
export function readAssertion(text: string): Assertion | undefined {
  return assertion.safeParse(parsed(text)).data;
}

/** Undefined for bytes that no browser wrote. */
export function readClientData(json: Buffer): ClientData | undefined {
  return clientData.safeParse(parsed(json.toString())).data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A client's text that is no JSON is like JSON of another form.
    return undefined;
  }
}
