import { Failure } from '../causes/cause.ts';
import { tooMuchWork } from '../causes/requests/too-much-work.ts';
import type { Call, Trace } from '../operations/call.ts';
import { PowersOverloaded } from '../pool/powers.ts';
import { type Asked, failure, success } from './answer.ts';
import { createAuthorise } from './authorise.ts';
import { callEvent, shownError } from './call-event.ts';
import { preflight } from './cors.ts';
import { header, type WireRequest, type WireResponse } from './message.ts';
import { operationTable } from './operation-table.ts';
import { boundBody, decodeInput, parseBody, validateInput } from './read-input.ts';
import { runOperation } from './run-operation.ts';
import { sdkVersion } from './sdk-version.ts';
import type { Service } from './service.ts';
import { traceInput } from './trace-input.ts';

/** Answers one request. Never rejects. */
export type Handle = (request: WireRequest) => Promise<WireResponse>;

/** The API without a transport: what the HTTP listener and the test kit call. */
export function createHandle(service: Service): Handle {
  const { ports, localMode } = service;
  const findOperation = operationTable(service.registry);
  const authorise = createAuthorise(service.credentials, ports);

  /** The steps of a call, each of which may throw a cause. Gives the body of the answer. */
  const perform = async (request: WireRequest, requestId: string, trace: Trace): Promise<string> => {
    boundBody(request.body);
    const operation = findOperation(request);
    const region = authorise(request, operation);
    const input = decodeInput(operation, parseBody(request.body));
    traceInput(trace, input, ports.directory);
    validateInput(operation, input);
    const faults = service.faults.meet(operation.name);
    if (faults) await faults;
    const call: Call = {
      operation: operation.name,
      requestId,
      region,
      sdkVersion: sdkVersion(request),
      address: request.address,
      userAgent: header(request, 'user-agent')?.slice(0, 1_024),
      trace,
    };
    return operation.serialise(await runOperation(service, operation, input, call));
  };

  return async request => {
    const requestId = ports.random.uuid();
    if (request.method === 'OPTIONS') return preflight(request, localMode, requestId);
    const asked: Asked = { request, requestId, localMode };
    const trace: Trace = { triggers: [], messages: [] };
    const startedAt = ports.clock.now();
    let response: WireResponse;
    let failed: Failure | 'bug' | undefined;
    try {
      const body = await perform(request, requestId, trace);
      response = success(asked, body, trace.hidden?.cause.id);
    } catch (error) {
      failed = failureIn(error);
      if (failed === 'bug') service.reportBug(error, requestId);
      response = failure(asked, shownError(failed, trace.hidden));
    }
    const milliseconds = ports.clock.now() - startedAt;
    const target = header(request, 'x-amz-target');
    try {
      service.record(callEvent({ time: startedAt, requestId, target, trace, failed, milliseconds }));
    } catch (error) {
      // Whoever follows the recorder must not cost the caller an answer.
      service.reportBug(error, requestId);
    }
    return response;
  };
}

/** The cause in what was thrown; `bug` for what should not have been. */
function failureIn(error: unknown): Failure | 'bug' {
  if (error instanceof Failure) return error;
  // Thrown where the work is done, which knows no causes: any operation that handles passwords may meet it.
  return error instanceof PowersOverloaded ? tooMuchWork({}) : 'bug';
}
