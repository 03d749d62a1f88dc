import type { Outside } from './outside.ts';
import { createPace } from './pace.ts';
import { readCertificates } from './read-certificates.ts';
import { readCognito } from './read-cognito.ts';
import { readFirewalls } from './read-firewalls.ts';
import { readFunctions } from './read-functions.ts';
import { readHttpGateways } from './read-http-gateways.ts';
import { readKeys } from './read-keys.ts';
import { readLogs } from './read-logs.ts';
import { readMail } from './read-mail.ts';
import { readMetrics } from './read-metrics.ts';
import { readNames } from './read-names.ts';
import { readRestGateways } from './read-rest-gateways.ts';
import { readRoles } from './read-roles.ts';
import { readTextMessages } from './read-text-messages.ts';
import { readWeb } from './read-web.ts';
import type { Surroundings } from './surroundings.ts';

/** Surroundings of which nothing has been read yet. They hold what they read, so each look makes new ones. */
export function createSurroundings(outside: Outside): Surroundings {
  const pace = createPace(outside);
  return {
    target: outside.target,
    clock: outside.clock,
    cognito: readCognito(outside, pace),
    functions: readFunctions(outside, pace),
    web: readWeb(outside),
    mail: readMail(outside, pace),
    textMessages: readTextMessages(outside, pace),
    roles: readRoles(outside, pace),
    keys: readKeys(outside, pace),
    // CloudWatch takes fifty calls a second (documented), and each function and pool asks several.
    metrics: readMetrics(outside, createPace(outside, 50)),
    logs: readLogs(outside, pace),
    gateways: { rest: readRestGateways(outside, pace), http: readHttpGateways(outside, pace) },
    firewalls: readFirewalls(outside, pace),
    certificates: readCertificates(outside, pace),
    names: readNames(outside),
  };
}
