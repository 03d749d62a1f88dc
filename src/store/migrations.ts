/**
 * The schema, step by step, one SQL for both engines. A step that has been released is never changed.
 *
 * Rows are keyed by pool first, so that pools can be spread. Times are milliseconds since 1970.
 */
export const migrations: readonly (readonly string[])[] = [
  [
    // Every write to a pool or client bumps configuration_version: other nodes know to read again.
    'CREATE TABLE configuration (id INTEGER PRIMARY KEY, version BIGINT NOT NULL)',
    'INSERT INTO configuration (id, version) VALUES (1, 0)',
    `CREATE TABLE pools (
      pool_id TEXT PRIMARY KEY,
      settings TEXT NOT NULL,
      sealed_keys TEXT NOT NULL,
      created_at BIGINT NOT NULL,
      modified_at BIGINT NOT NULL
    )`,
    `CREATE TABLE clients (
      pool_id TEXT NOT NULL,
      client_id TEXT NOT NULL,
      settings TEXT NOT NULL,
      sealed_secret TEXT,
      created_at BIGINT NOT NULL,
      modified_at BIGINT NOT NULL,
      PRIMARY KEY (pool_id, client_id)
    )`,
    'CREATE UNIQUE INDEX clients_by_id ON clients (client_id)',
    `CREATE TABLE users (
      pool_id TEXT NOT NULL,
      sub TEXT NOT NULL,
      username TEXT NOT NULL,
      status TEXT NOT NULL,
      enabled INTEGER NOT NULL,
      attributes TEXT NOT NULL,
      salt TEXT,
      sealed_verifier TEXT,
      password_set_at BIGINT,
      signed_out_at BIGINT,
      created_at BIGINT NOT NULL,
      modified_at BIGINT NOT NULL,
      PRIMARY KEY (pool_id, sub)
    )`,
    // Every name by which a user can sign in, username and active aliases, folded as the pool compares.
    `CREATE TABLE logins (
      pool_id TEXT NOT NULL,
      login TEXT NOT NULL,
      kind TEXT NOT NULL,
      sub TEXT NOT NULL,
      PRIMARY KEY (pool_id, login)
    )`,
    'CREATE INDEX logins_of_user ON logins (pool_id, sub)',
    // What ListUsers can search, one row a value, folded as the search compares.
    `CREATE TABLE searchable (
      pool_id TEXT NOT NULL,
      attribute TEXT NOT NULL,
      value TEXT NOT NULL,
      sub TEXT NOT NULL,
      PRIMARY KEY (pool_id, attribute, value, sub)
    )`,
    'CREATE INDEX searchable_of_user ON searchable (pool_id, sub)',
    // The one outstanding code of a user for a purpose; a new one takes the old one's place.
    `CREATE TABLE codes (
      pool_id TEXT NOT NULL,
      sub TEXT NOT NULL,
      purpose TEXT NOT NULL,
      client_id TEXT,
      code_hash TEXT NOT NULL,
      replaced_hash TEXT,
      attribute TEXT NOT NULL,
      issued_at BIGINT NOT NULL,
      expires_at BIGINT NOT NULL,
      used_at BIGINT,
      PRIMARY KEY (pool_id, sub, purpose)
    )`,
    // Counts of attempts within a window. The subject is a user, known or not, as a keyed hash.
    `CREATE TABLE attempts (
      pool_id TEXT NOT NULL,
      subject TEXT NOT NULL,
      action TEXT NOT NULL,
      count INTEGER NOT NULL,
      last_at BIGINT NOT NULL,
      expires_at BIGINT NOT NULL,
      PRIMARY KEY (pool_id, subject, action)
    )`,
    'CREATE INDEX attempts_to_forget ON attempts (expires_at)',
    // The tokens of one sign-in; revoking any of them revokes the family.
    `CREATE TABLE token_families (
      pool_id TEXT NOT NULL,
      family TEXT NOT NULL,
      sub TEXT NOT NULL,
      client_id TEXT NOT NULL,
      issued_at BIGINT NOT NULL,
      expires_at BIGINT NOT NULL,
      revoked_at BIGINT,
      PRIMARY KEY (pool_id, family)
    )`,
    'CREATE INDEX token_families_of_user ON token_families (pool_id, sub)',
    'CREATE INDEX token_families_to_forget ON token_families (expires_at)',
    // Sealed challenge sessions that have been answered, remembered until they would expire.
    `CREATE TABLE used_sessions (
      pool_id TEXT NOT NULL,
      session TEXT NOT NULL,
      expires_at BIGINT NOT NULL,
      PRIMARY KEY (pool_id, session)
    )`,
    'CREATE INDEX used_sessions_to_forget ON used_sessions (expires_at)',
    `CREATE TABLE password_history (
      pool_id TEXT NOT NULL,
      sub TEXT NOT NULL,
      set_at BIGINT NOT NULL,
      salt TEXT NOT NULL,
      sealed_verifier TEXT NOT NULL,
      PRIMARY KEY (pool_id, sub, set_at)
    )`,
    // The mailbox. A message holds its code in clear, so it is sealed.
    `CREATE TABLE messages (
      id TEXT PRIMARY KEY,
      pool_id TEXT NOT NULL,
      recipient TEXT NOT NULL,
      received_at BIGINT NOT NULL,
      sealed_message TEXT NOT NULL
    )`,
    'CREATE INDEX messages_newest ON messages (received_at, id)',
    'CREATE INDEX messages_to ON messages (recipient, received_at, id)',
    'CREATE INDEX messages_of_pool ON messages (pool_id, received_at, id)',
  ],
  [
    // The id of the refresh token of a family that is good: until the first rotation null, its own name.
    'ALTER TABLE token_families ADD COLUMN current_token TEXT',
    // The one before it, which may be retried within the grace that counts from its first use.
    'ALTER TABLE token_families ADD COLUMN previous_token TEXT',
    'ALTER TABLE token_families ADD COLUMN rotated_at BIGINT',
  ],
  [
    // A user's second factors as JSON, the token's secret sealed; and the last time step of its codes.
    'ALTER TABLE users ADD COLUMN mfa TEXT',
    'ALTER TABLE users ADD COLUMN totp_step BIGINT',
  ],
  [
    // The devices that a user has confirmed; a new one is no row, but named in the access token.
    `CREATE TABLE devices (
      pool_id TEXT NOT NULL,
      sub TEXT NOT NULL,
      device_key TEXT NOT NULL,
      name TEXT,
      salt TEXT NOT NULL,
      sealed_verifier TEXT NOT NULL,
      remembered INTEGER NOT NULL,
      sdk TEXT NOT NULL,
      created_at BIGINT NOT NULL,
      modified_at BIGINT NOT NULL,
      authenticated_at BIGINT NOT NULL,
      PRIMARY KEY (pool_id, sub, device_key)
    )`,
    // What users did and how it ended, kept where the pool's threat protection is on.
    `CREATE TABLE auth_events (
      pool_id TEXT NOT NULL,
      sub TEXT NOT NULL,
      event_id TEXT NOT NULL,
      event_type TEXT NOT NULL,
      response TEXT NOT NULL,
      challenges TEXT NOT NULL,
      context TEXT NOT NULL,
      created_at BIGINT NOT NULL,
      expires_at BIGINT NOT NULL,
      feedback TEXT,
      feedback_by TEXT,
      feedback_at BIGINT,
      PRIMARY KEY (pool_id, sub, event_id)
    )`,
    'CREATE INDEX auth_events_newest ON auth_events (pool_id, sub, created_at, event_id)',
    'CREATE INDEX auth_events_to_forget ON auth_events (expires_at)',
  ],
  [
    // A pool's groups. The table is not called groups, which is a word of SQL.
    `CREATE TABLE user_groups (
      pool_id TEXT NOT NULL,
      group_name TEXT NOT NULL,
      description TEXT,
      precedence INTEGER,
      role_arn TEXT,
      created_at BIGINT NOT NULL,
      modified_at BIGINT NOT NULL,
      PRIMARY KEY (pool_id, group_name)
    )`,
    // Who is in which group: by user for tokens, by group for ListUsersInGroup.
    `CREATE TABLE members (
      pool_id TEXT NOT NULL,
      sub TEXT NOT NULL,
      group_name TEXT NOT NULL,
      PRIMARY KEY (pool_id, sub, group_name)
    )`,
    'CREATE INDEX members_of_group ON members (pool_id, group_name, sub)',
  ],
  [
    // Where devices and sign-ins were last used from, as far as it is known; and the
    // devices of a user by their last use.
    'ALTER TABLE devices ADD COLUMN ip_address TEXT',
    'CREATE INDEX devices_by_use ON devices (pool_id, sub, authenticated_at, device_key)',
    'ALTER TABLE token_families ADD COLUMN ip_address TEXT',
    'ALTER TABLE token_families ADD COLUMN device_type TEXT',
  ],
  [
    // An address that waits for this code: it becomes the user's when the code is entered.
    'ALTER TABLE codes ADD COLUMN awaiting TEXT',
    // What SetUserSettings was told, as JSON, to be shown again.
    'ALTER TABLE users ADD COLUMN mfa_options TEXT',
    // Whose account an external provider's identity signs in to, as the attribute `identities` shows.
    `CREATE TABLE linked_identities (
      pool_id TEXT NOT NULL,
      provider TEXT NOT NULL,
      attribute TEXT NOT NULL,
      value TEXT NOT NULL,
      sub TEXT NOT NULL,
      PRIMARY KEY (pool_id, provider, attribute, value)
    )`,
    'CREATE INDEX linked_identities_of_user ON linked_identities (pool_id, sub)',
  ],
  [
    // The passkeys of users. Public keys need no seal; sign_count tells a copied authenticator.
    `CREATE TABLE passkeys (
      pool_id TEXT NOT NULL,
      sub TEXT NOT NULL,
      credential_id TEXT NOT NULL,
      name TEXT NOT NULL,
      relying_party_id TEXT NOT NULL,
      attachment TEXT,
      transports TEXT NOT NULL,
      public_key TEXT NOT NULL,
      sign_count BIGINT NOT NULL,
      created_at BIGINT NOT NULL,
      PRIMARY KEY (pool_id, sub, credential_id)
    )`,
  ],
  [
    // A pool's resource servers, which define scopes of their own: `identifier/name`. The scopes are JSON.
    `CREATE TABLE resource_servers (
      pool_id TEXT NOT NULL,
      identifier TEXT NOT NULL,
      name TEXT NOT NULL,
      scopes TEXT NOT NULL,
      PRIMARY KEY (pool_id, identifier)
    )`,
  ],
  [
    // The order in which a user's sign-ins were used, as milliseconds that differ where the pool tracks
    // sessions. Null for those from before it was kept.
    'ALTER TABLE token_families ADD COLUMN used_at BIGINT',
  ],
];
