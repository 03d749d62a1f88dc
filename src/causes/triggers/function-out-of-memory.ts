import { describeCause } from '../cause.ts';
import { filledIn } from '../filled-in.ts';
import { logTells } from '../log-tells.ts';

export const functionOutOfMemory = describeCause({
  id: 'function-out-of-memory',
  title: 'The trigger function used up its memory',
  seen: [
    { at: 'function log', error: 'Runtime.OutOfMemory', text: 'Runtime.OutOfMemory' },
    { at: 'function log', text: 'RequestId: <request> Error: Runtime exited with error: signal: killed' },
    { at: 'function log', text: 'JavaScript heap out of memory' },
  ],
  means:
    'The function needed more memory than its setting gives it, and Lambda killed it before it answered. The caller sees ' +
    'UserLambdaValidationException with the words of the runtime.',
  toldApart:
    'The log says OutOfMemory or "signal: killed", and Max Memory Used in the REPORT line is the Memory Size.',
  fix:
    'Give the function more memory, which makes it faster too; then look for what it imports without need and for what ' +
    'grows from call to call, such as a cache outside of the handler.',
  likely: 60,
  judge: known => logTells(known, 'out of memory'),
  settledBy: filledIn(
    'aws logs filter-log-events --log-group-name /aws/lambda/FUNCTION --filter-pattern \'"Max Memory Used"\' --region REGION',
  ),
});
