import { createServer, type Server } from 'node:http';
import type { Recorder } from '../../recorder/recorder.ts';
import { refusal } from '../../server/pages/admission.ts';
import { sendJson, sendProblem } from '../../server/pages/answer.ts';
import { listEvents } from '../../server/pages/events-api.ts';
import { QueryProblem } from '../../server/pages/query.ts';
import { tapServerOptions } from '../../tap/limits.ts';
import { comesFromThisMachine } from '../../tap/of-this-machine.ts';
import type { Tap } from '../../tap/tap.ts';

const own = '/_lifeguard/';

/** The tap behind an HTTP server, with its calls at `/_lifeguard/events`, in the form in which a Lifeguard has them. */
export function tapServer(
  tap: Tap,
  { recorder, stopping }: { readonly recorder: Recorder; readonly stopping: AbortSignal },
): Server {
  return createServer(tapServerOptions, (request, response) => {
    const [path = '', search] = (request.url ?? '').split('?');
    if (!path.startsWith(own)) return tap.answer(request, response);
    request.resume();
    if (path === `${own}health`) return sendJson(response, 200, { status: 'ok', tap: true });
    // Another machine can write any Host; where its connection comes from it cannot choose.
    if (!comesFromThisMachine(request)) {
      return sendProblem(response, 403, 'The calls of a tap are for programs of its own machine only.');
    }
    const refused = refusal(request, [], false);
    if (refused !== undefined) return sendProblem(response, 403, refused);
    if (path !== `${own}events` || request.method !== 'GET') {
      return sendProblem(response, 404, `A tap has its calls at ${own}events, and nothing else of its own.`);
    }
    try {
      listEvents({ recorder, stopping }, { request, response, query: new URLSearchParams(search) });
    } catch (error) {
      if (!(error instanceof QueryProblem)) throw error;
      sendProblem(response, 400, error.message);
    }
  });
}
