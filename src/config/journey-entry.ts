import * as z from 'zod';
import { duration } from './duration.ts';
import { listOf, oneOf, pageUrl, secretText, text, truth, variableNames, whole } from './kinds.ts';

/** What stands as the name of a journey or a stage. */
export const journeyName = /^[a-z0-9][a-z0-9-]{0,39}$/;

const expectEntry = z.strictObject(
  {
    status: whole(100, 599).default(200).describe('The status of the answer.'),
    headers: z
      .record(text('the name of a header', /^[A-Za-z0-9-]{1,100}$/), text('text', /^[\s\S]{1,1000}$/), {
        error: 'a mapping of names of headers to text',
      })
      .default({})
      .describe('Text that headers of the answer must have in them.'),
    body: text('text of at most 1000 characters', /^[\s\S]{1,1000}$/)
      .exactOptional()
      .describe('Text that the body must have in it.'),
  },
  { error: 'a mapping' },
);

const httpEntry = z.strictObject(
  {
    url: pageUrl().describe('The address, without a query.'),
    query: z
      .record(
        text('a name', /^[^\s&=#]{1,100}$/),
        secretText('text of at most 1000 characters', /^[\s\S]{0,1000}$/),
        {
          error: 'a mapping of names to text',
        },
      )
      .default({})
      .describe('What stands behind the `?` of the address.'),
    method: oneOf('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE').default('GET').describe('The method.'),
    headers: z
      .record(
        text('the name of a header', /^[A-Za-z0-9-]{1,100}$/),
        secretText('the value of a header', /^[\x20-\x7E]{0,1000}$/),
        { error: 'a mapping of names of headers to text' },
      )
      .default({})
      .describe('Headers to send.'),
    body: secretText('text of at most 10,000 characters', /^[\s\S]{1,10000}$/)
      .exactOptional()
      .describe('The body to send.'),
    token: oneOf('access', 'id')
      .exactOptional()
      .describe(
        'The token of the sign-in that is sent as `Authorization: Bearer`. Left out, the call goes without.',
      ),
    expect: expectEntry.prefault({}).describe('What the answer must be. Redirects are not followed.'),
    within: duration('1s', '60s').prefault('10s').describe('How long it may take.'),
  },
  { error: 'a mapping with url' },
);

const commandEntry = z.strictObject(
  {
    run: listOf(text('text without line breaks', /^[^\r\n\0]{1,4096}$/), 100)
      .min(1, { error: 'a program and its arguments' })
      .describe('The program and its arguments. No shell reads them. It is run in the folder of the file.'),
    give: listOf(oneOf('accessToken', 'idToken'), 2)
      .default([])
      .describe('The tokens of the sign-in that it gets with the JSON on its standard input.'),
    env: variableNames()
      .default([])
      .describe(
        'Names of environment variables that it gets beside what programs need (`PATH`, `HOME`, `LANG`, proxies and the ' +
          'like). It gets no others.',
      ),
    exitCode: whole(0, 255).default(0).describe('The exit code that it must end with.'),
    within: duration('1s', '60s').prefault('10s').describe('How long it may take; it is ended then.'),
  },
  { error: 'a mapping with run' },
);

const stageEntry = z.strictObject(
  {
    name: text('a name of lower-case letters, digits and -, at most 40', journeyName).describe(
      'The name: of a stage that comes along, such as `request`; or of your own, with `http` or `command`.',
    ),
    http: httpEntry.exactOptional().describe('A call over HTTP, and what must come back.'),
    command: commandEntry
      .exactOptional()
      .describe(
        'A program. On its standard input it gets JSON with `poolId`, `clientId`, `journey` and what `give` names; what ' +
          'it prints is not shown.',
      ),
  },
  { error: 'a stage: a mapping with name' },
);

/** One journey of the probe. */
export const journeyEntry = z.strictObject(
  {
    otherClient: truth()
      .default(false)
      .describe(
        'For `reset`: another app client of the pool submits the code first, must be refused with ' +
          '`ExpiredCodeException`, and the code must survive it. It takes an attempt more.',
      ),
    page: truth()
      .default(false)
      .describe(
        'For `reset`: opens the link of the mail in Chromium, as guard does, and holds what the page would submit. The ' +
          'call does not leave the machine, so that the code stays.',
      ),
    stages: listOf(stageEntry, 50)
      .exactOptional()
      .describe('The stages of a journey of your own, in order. Those that come along have theirs.'),
  },
  { error: 'a mapping; {} for a journey that comes along' },
);

/** A journey as the file describes it. */
export type JourneyEntry = z.output<typeof journeyEntry>;

/** A stage of a journey as the file describes it. */
export type StageEntry = NonNullable<JourneyEntry['stages']>[number];
