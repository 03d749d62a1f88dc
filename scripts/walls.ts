/*
 * Who may import whom. The words are the folders of src/, and reset-page and lambdas beside it; each may import from
 * itself and from those of its row.
 */
export const walls: Readonly<Record<string, readonly string[]>> = {
  model: [],
  pool: ['model'],
  causes: ['model'],
  recorder: ['causes'],
  config: ['pool'],
  store: ['pool', 'model'],
  delivery: ['pool', 'store'],
  triggers: ['pool', 'model', 'causes', 'recorder'],
  operations: ['pool', 'causes', 'model', 'store', 'triggers', 'delivery', 'recorder'],
  wire: ['model', 'causes', 'operations', 'recorder', 'pool'],
  server: [
    ...[
      'config',
      'pool',
      'model',
      'causes',
      'store',
      'triggers',
      'delivery',
      'recorder',
      'operations',
      'wire',
    ],
    ...['reset-page', 'lambdas'],
  ],
  probe: ['config', 'causes', 'pool', 'model'],
  testing: [
    'config',
    'pool',
    'model',
    'causes',
    'store',
    'triggers',
    'delivery',
    'recorder',
    'wire',
    'server',
  ],
  cli: ['config', 'server', 'probe'],
  'reset-page': [],
  lambdas: [],
};

/** Where a type of another folder may be named although nothing of it may be run. */
export const wallsForTypes: Readonly<Record<string, readonly string[]>> = {
  // The mailbox's statements keep what delivery calls a message.
  store: ['delivery'],
  wire: ['store'],
  testing: ['operations'],
};

/** The folder that the walls speak of; undefined for tests, scripts and the like, which may import all. */
export function wallOf(path: string): string | undefined {
  const [first, second] = path.split('/');
  const folder = first === 'src' ? second : first;
  return folder !== undefined && Object.hasOwn(walls, folder) ? folder : undefined;
}
