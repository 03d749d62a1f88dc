/*
 * Who may import whom, types included. The words are the folders of src/, and reset-page and lambdas beside it; each may
 * import from itself and from those of its row.
 */
export const walls: Readonly<Record<string, readonly string[]>> = {
  model: [],
  pool: ['model'],
  causes: ['model', 'pool'],
  recorder: ['causes'],
  faults: ['model', 'pool', 'causes'],
  config: ['pool', 'faults'],
  store: ['pool', 'model'],
  delivery: ['pool', 'store'],
  triggers: ['pool', 'model', 'causes', 'recorder'],
  operations: ['pool', 'model', 'causes', 'store', 'triggers', 'delivery', 'recorder'],
  wire: ['pool', 'model', 'causes', 'operations', 'recorder', 'faults'],
  server: [
    ...['pool', 'model', 'causes', 'store', 'triggers', 'delivery', 'recorder', 'operations', 'wire'],
    ...['config', 'faults', 'reset-page', 'lambdas'],
  ],
  // It speaks only the public API; of the domain it takes what a client computes too, such as SRP and SECRET_HASH. It opens
  // reset pages as guard does, and finds pools and AWS as doctor does.
  probe: ['config', 'pool', 'guard', 'surroundings'],
  // It sends handlers the events of every occasion, by the same runners and contracts as the service.
  'trigger-check': ['pool', 'causes', 'triggers'],
  // What people see, and why: explain reads what it is given, doctor and tap what they are pointed at. They speak only the
  // public API, like the probe.
  explain: ['model', 'pool', 'causes', 'config', 'triggers', 'surroundings'],
  doctor: ['pool', 'causes', 'config', 'surroundings', 'source-check'],
  surroundings: ['pool', 'config'],
  tap: ['model', 'pool', 'causes', 'recorder', 'explain'],
  'source-check': ['pool'],
  // It runs pages of anybody, and parses their scripts as the source checks do.
  guard: ['config', 'model', 'pool', 'lambdas', 'source-check'],
  // It reads what exists, live or as it is deployed, and holds pools.yaml against it.
  inventory: ['config', 'pool', 'surroundings'],
  testing: ['config', 'pool', 'delivery', 'recorder', 'server', 'faults'],
  // `mail preview` runs the handlers of CustomMessage as the service does, and tells their failures. `lambda package`
  // checks messages.json as the function that comes along does.
  cli: [
    ...['config', 'pool', 'server', 'probe', 'triggers', 'trigger-check', 'causes', 'lambdas'],
    ...['explain', 'doctor', 'surroundings', 'tap', 'recorder', 'guard', 'inventory'],
  ],
  'reset-page': [],
  lambdas: [],
};

/** The folder that the walls speak of; undefined for tests, scripts and the like, which may import all. */
export function wallOf(path: string): string | undefined {
  const [first, second] = path.split('/');
  const folder = first === 'src' ? second : first;
  return folder !== undefined && Object.hasOwn(walls, folder) ? folder : undefined;
}
