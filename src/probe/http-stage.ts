import { inMilliseconds } from '../config/duration.ts';
import type { StageEntry } from '../config/journey-entry.ts';
import { fetchAnswer } from './fetch-answer.ts';
import type { ProbePorts } from './probe-ports.ts';
import type { ProbeState } from './probe-state.ts';
import type { UserStage } from './stages.ts';
import { Unexpected } from './unexpected.ts';

type HttpEntry = NonNullable<StageEntry['http']>;

/** A stage of a team's own: a call over HTTP, and what must come back. What came is not shown: it may hold a secret. */
export function httpStage(name: string, entry: HttpEntry): UserStage {
  return { name, run: (ports, state) => call(ports, state, entry) };
}

async function call({ fetch }: ProbePorts, { tokens }: ProbeState, entry: HttpEntry): Promise<string> {
  const { url, query, method, body, token, expect, within } = entry;
  if (token !== undefined && !tokens) throw new Unexpected('no sign-in is there whose token could be sent');
  const address = new URL(url);
  for (const [name, value] of Object.entries(query)) address.searchParams.append(name, value);
  const headers = new Headers(entry.headers);
  if (token !== undefined && tokens) headers.set('authorization', `Bearer ${tokens[token]}`);
  const milliseconds = inMilliseconds(within);
  const asking = { method, headers, milliseconds, ...(body !== undefined && { body }) };
  const answer = await fetchAnswer(fetch, address.href, asking);
  const where = `${method} ${address.origin}${address.pathname}`;
  if (answer.status !== expect.status) {
    throw new Unexpected(`${where} answers with status ${answer.status}, not ${expect.status}`);
  }
  for (const [name, part] of Object.entries(expect.headers)) {
    if (answer.headers.get(name)?.includes(part)) continue;
    throw new Unexpected(`the header ${name} of ${where} has not the text that it should have`);
  }
  if (expect.body !== undefined && !answer.body.includes(expect.body)) {
    throw new Unexpected(`the body of ${where} has not the text that it should have`);
  }
  return `${where} answers with status ${answer.status}`;
}
