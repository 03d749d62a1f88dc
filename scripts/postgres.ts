/** A running server: the URL of its maintenance database, and how to stop it. */
export interface PostgresServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a throw-away PostgreSQL server on a free loopback port, its data in a temporary folder. */
export async function startPostgres(): Promise<PostgresServer> {
  throw new Error('being built');
}

/** Makes an empty database on that server and gives its URL. */
export async function freshDatabase(_url: string): Promise<string> {
  throw new Error('being built');
}
