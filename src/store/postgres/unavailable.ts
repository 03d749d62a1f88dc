import { StoreUnavailable } from '../store.ts';
import { isLost } from './lost.ts';

/**
 * What to say of an error by its code: PostgreSQL's SQLSTATE, or the operating system's. Each speaks of the
 * server or its settings; a wrong statement is none of these.
 */
const sentences: Readonly<Record<string, (place: string, said: string) => string>> = {
  ECONNREFUSED: place => `Nothing answers at ${place}. Start the server, or correct the address in --store.`,
  ENOTFOUND: noHost,
  EAI_AGAIN: noHost,
  ETIMEDOUT: noAnswer,
  EHOSTUNREACH: noAnswer,
  ENETUNREACH: noAnswer,
  '28000': denied,
  '28P01': denied,
  '3D000': place =>
    `There is no such database: ${place}. Create it (createdb), or correct the address in --store.`,
  '42501': (place, said) =>
    `The user of ${place} lacks a right (${said}). Give it the right to create tables in its schema and to use them.`,
  '42P07': (place, said) =>
    `Another program keeps its tables in ${place} (${said}). Give Lifeguard a database of its own.`,
  '25006': place => `The server lets nobody write to ${place}. Give the address of the primary in --store.`,
  '53100': place => `The disk of the server of ${place} is full. Make room there.`,
  '53300': place =>
    `The server of ${place} takes no more connections. Let it take more (max_connections), or use fewer for each node.`,
  '57P03': place => `The server of ${place} is starting up or shutting down. Try again in a moment.`,
};

/** What the client library says where there is no code. */
const libraryMessages: Readonly<Record<string, (place: string) => string>> = {
  'timeout exceeded when trying to connect': place =>
    `All connections to ${place} were in use for too long. Allow each node more of them, or find what is slow.`,
  'Connection terminated due to connection timeout': noAnswer,
  'The server does not support SSL connections': place =>
    `The server of ${place} does not speak TLS. Let it, or leave sslmode out of the address in --store.`,
  'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string': place =>
    `The server of ${place} asks for a password. Put it into the address in --store, or into PGPASSWORD.`,
};

function noHost(place: string): string {
  return `The host of ${place} is not known. Correct the address in --store.`;
}

function noAnswer(place: string): string {
  return `The server of ${place} does not answer. Check the address in --store and the firewall between.`;
}

function lost(place: string): string {
  return `The connection to ${place} was lost. What was being written may have been kept or not; ask before you repeat it.`;
}

function denied(place: string): string {
  return `The server refuses the user or password given for ${place}. Correct them in the address in --store.`;
}

/**
 * The error as a sentence for people where it is about the server; else the error
 * itself. Never shows the password.
 */
export function postgresUnavailable(error: unknown, place: string): unknown {
  if (!(error instanceof Error)) return error;
  if (isLost(error)) return new StoreUnavailable(lost(place), { cause: error });
  const sentence = 'code' in error ? sentences[String(error.code)] : libraryMessages[error.message];
  return sentence ? new StoreUnavailable(sentence(place, error.message), { cause: error }) : error;
}
