import { describeCause } from '../cause.ts';
import { reported } from '../documented.ts';
import { speaksFor } from '../evidence.ts';
import { judgedBy } from '../judged-by.ts';

export const eventReadIntoWrongType = describeCause({
  id: 'event-read-into-wrong-type',
  title: 'The function reads the event into a type that does not fit it',
  seen: [
    {
      at: 'API',
      error: 'UserLambdaValidationException',
      text: '<trigger> failed with error json: cannot unmarshal <value>.',
    },
    { at: 'function log', text: 'json: cannot unmarshal string into Go struct field <field> of type int' },
    { at: 'function log', text: 'invalid_type' },
  ],
  means:
    'A typed or validating function refuses the event before its own code runs: version is the text "1", clientId may be null, ' +
    'user attributes are all texts, and fields are added with time.',
  toldApart:
    'The error speaks of decoding or validation, and comes for every event or for those of one source.',
  fix: 'Take version as a text, let fields be absent or null, and ignore what is not known.',
  likely: 60,
  judge: judgedBy(function* ({ logs, errors }) {
    const told = [...logs.map(({ text }) => text), ...errors.map(({ message }) => message ?? '')];
    if (told.some(text => /unmarshal|deserializ|invalid_type|ZodError|ValidationError/i.test(text)))
      yield speaksFor('The error speaks of decoding or validating the event.');
  }),
  settledBy: () => 'lifeguard trigger check FILE',
  source: reported('aws/aws-lambda-go', 44),
});
