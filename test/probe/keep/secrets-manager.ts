import { randomUUID } from 'node:crypto';

/** A secret with its versions, and the version of each label. */
export interface Secret {
  readonly versions: Map<string, string>;
  readonly labels: Map<string, string>;
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

const refused = (__type: string): Answer => ({ status: 400, body: { __type, message: __type } });

/** Answers the four operations that the probe calls, by what is documented of them. */
export function secretsManager(secrets: Map<string, Secret>, operation: string, input: unknown): Answer {
  // The SDK sends what the model of the service says.
  const asked = input as Readonly<Record<string, string>> & { VersionStages?: string[] };
  const id = asked.SecretId ?? asked.Name ?? '';
  const secret = secrets.get(id);
  const version = asked.ClientRequestToken ?? randomUUID();
  if (operation === 'CreateSecret') {
    if (secret) return refused('ResourceExistsException');
    const versions = new Map([[version, asked.SecretString ?? '']]);
    secrets.set(id, { versions, labels: new Map([['AWSCURRENT', version]]) });
    return { status: 200, body: { VersionId: version } };
  }
  if (!secret) return refused('ResourceNotFoundException');
  if (operation === 'GetSecretValue') {
    const current = secret.labels.get(asked.VersionStage ?? '');
    if (current === undefined) return refused('ResourceNotFoundException');
    return { status: 200, body: { SecretString: secret.versions.get(current), VersionId: current } };
  }
  if (operation === 'PutSecretValue') {
    const first = secret.versions.size === 0 ? ['AWSCURRENT'] : [];
    secret.versions.set(version, asked.SecretString ?? '');
    const labels = [...(asked.VersionStages ?? ['AWSCURRENT']), ...first];
    for (const label of labels) secret.labels.set(label, version);
    return { status: 200, body: { VersionId: version, VersionStages: labels } };
  }
  const { VersionStage = '', MoveToVersionId = '', RemoveFromVersionId } = asked;
  if (secret.labels.get(VersionStage) !== RemoveFromVersionId) return refused('InvalidParameterException');
  secret.labels.set(VersionStage, MoveToVersionId);
  return { status: 200, body: {} };
}
