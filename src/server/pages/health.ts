import { configurationVersion } from '../../store/pools.ts';
import { sendJson } from './answer.ts';
import type { Handler } from './context.ts';

/**
 * `GET /_lifeguard/health`: 200 while the store answers, else 503. It holds nothing that a stranger may not
 * know, so it is there in every mode and under every host name, as load balancers ask for it.
 */
export const health: Handler = async ({ store, version, local }, { response }) => {
  const about = { version, mode: local ? 'local' : 'network', store: store.engine };
  try {
    await store.read(configurationVersion);
    sendJson(response, 200, { status: 'ok', ...about });
  } catch {
    sendJson(response, 503, { status: 'failing', ...about, message: 'The store does not answer.' });
  }
};
