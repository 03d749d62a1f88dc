import type { Outputs } from '../../config/outputs-entry.ts';
import type { Environment } from '../../config/substitute.ts';

/** Where a signal goes. */
export interface OtlpTarget {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** In milliseconds. */
  readonly patience: number;
}

/** What OpenTelemetry is told of where the data comes from. */
export type Resource = Readonly<Record<string, string>>;

/** The longest that one try may take, whatever the environment says. */
const longest = 60_000;

/**
 * Where traces or metrics go, by the settings and the variables of OpenTelemetry (documented): the settings come first,
 * then the variable of the signal, then that of all. The endpoint of a signal is taken as it is; to that of all, the path
 * of the signal is put.
 *
 * @returns undefined where the environment switches the signal off
 */
export function otlpTarget(
  signal: 'traces' | 'metrics',
  { endpoint, headers = {} }: NonNullable<Outputs['otlp']>,
  environment: Environment,
): OtlpTarget | undefined {
  const read = (name: string) =>
    environment[`OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_${name}`] ||
    environment[`OTEL_EXPORTER_OTLP_${name}`];
  const isOff =
    environment.OTEL_SDK_DISABLED?.toLowerCase() === 'true' ||
    environment[`OTEL_${signal.toUpperCase()}_EXPORTER`] === 'none';
  if (isOff) return undefined;
  const own = environment[`OTEL_EXPORTER_OTLP_${signal.toUpperCase()}_ENDPOINT`];
  const base = endpoint ?? environment.OTEL_EXPORTER_OTLP_ENDPOINT;
  const url =
    endpoint === undefined && own
      ? own
      : `${(base || 'http://localhost:4318').replace(/\/+$/, '')}/v1/${signal}`;
  const patience = Number(read('TIMEOUT') ?? 10_000);
  return {
    url,
    headers: { ...pairs(read('HEADERS') ?? ''), ...headers },
    patience: patience > 0 ? Math.min(patience, longest) : 10_000,
  };
}

/** The variables of the resource (documented), and the environment of the settings. */
export function otlpResource(environment: Environment, name: string | undefined): Resource {
  return {
    'service.name': environment.OTEL_SERVICE_NAME || 'lifeguard-probe',
    ...(name !== undefined && { 'deployment.environment.name': name }),
    ...withoutName(pairs(environment.OTEL_RESOURCE_ATTRIBUTES ?? ''), environment.OTEL_SERVICE_NAME),
  };
}

/** OTEL_SERVICE_NAME goes before the name among the attributes. */
function withoutName(attributes: Resource, name: string | undefined): Resource {
  return Object.fromEntries(Object.entries(attributes).filter(([key]) => !name || key !== 'service.name'));
}

/** `a=1,b=2`, each value encoded as in an address; what is not of this form is left out. */
function pairs(text: string): Record<string, string> {
  const found = text.split(',').flatMap(pair => {
    const [name = '', ...value] = pair.split('=');
    const key = name.trim();
    if (key === '' || value.length === 0) return [];
    return [[key, decoded(value.join('=').trim())] as const];
  });
  return Object.fromEntries(found);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
