import { failedOnDemand } from '../causes/faults/failed-on-demand.ts';
import { throttledOnDemand } from '../causes/faults/throttled-on-demand.ts';
import type { OperationName } from '../model/operation.ts';
import type { Clock } from '../pool/clock.ts';
import type { Random } from '../pool/random.ts';
import { affected } from './affected.ts';
import { createCallLimit } from './call-limit.ts';
import type { Fault } from './fault.ts';
import type { FaultControl } from './fault-control.ts';
import { faultProblems } from './fault-problems.ts';
import { knownWords } from './known-words.ts';
import { quotas } from './quotas.ts';

/** What is to go wrong on demand. Nothing is kept of it beyond this process. */
export interface Faults extends FaultControl {
  /**
   * Lets a call meet its faults: waits as long as they say, and rejects with the cause of the first that is
   * an error. Undefined where there is none for it, at no cost.
   */
  meet(operation: OperationName): Promise<void> | undefined;
}

/** What faults need of the outside. */
export interface FaultPorts {
  readonly clock: Clock;
  readonly random: Pick<Random, 'below'>;
  /** Waits that many milliseconds of the machine's own time. */
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** What one fault has in store for a call. */
interface Outcome {
  readonly delay: number;
  readonly failure: Error | undefined;
}

/** A fault at work: what it does to a call of that operation, undefined for nothing. */
interface ActiveFault {
  readonly of: (operation: OperationName) => Outcome | undefined;
  /** Whether it will do nothing any more. */
  readonly isOver: () => boolean;
}

/** Starts with those faults. @throws RangeError that says what is wrong with one */
export function createFaults(ports: FaultPorts, from: readonly Fault[] = []): Faults {
  let active: readonly ActiveFault[] = [];

  async function suffer(outcomes: readonly Outcome[]): Promise<void> {
    for (const { delay, failure } of outcomes) {
      if (delay > 0) await ports.pause(delay);
      if (failure) throw failure;
    }
  }

  const faults: Faults = {
    add(fault) {
      const [problem] = faultProblems(fault);
      if (problem) {
        const { path, expected, found } = problem;
        throw new RangeError(
          `This fault${path.length ? `, at ${path.join('.')},` : ''} needs ${expected}; it has ${found}.`,
        );
      }
      active = [...active, activate(ports, fault)];
    },
    clear() {
      active = [];
    },
    meet(operation) {
      if (active.length === 0) return undefined;
      // All is decided before anything waits, so that calls meet their faults in
      // the order in which they came in.
      const outcomes: Outcome[] = [];
      for (const fault of active) {
        const outcome = fault.of(operation);
        if (outcome) outcomes.push(outcome);
        if (outcome?.failure) break;
      }
      active = active.filter(fault => !fault.isOver());
      return outcomes.length === 0 ? undefined : suffer(outcomes);
    },
  };
  for (const fault of from) faults.add(fault);
  return faults;
}

function activate(ports: FaultPorts, fault: Fault): ActiveFault {
  const operations = affected(fault);
  const never = () => false;
  if (fault.quotas !== undefined) {
    const limits = documentedLimits(ports.clock);
    return { of: name => (operations.has(name) ? limits(name) : undefined), isOver: never };
  }
  if (fault.perSecond !== undefined) {
    const { perSecond } = fault;
    const passes = createCallLimit(ports.clock, perSecond);
    const of = (operation: OperationName) =>
      !operations.has(operation) || passes()
        ? undefined
        : { delay: 0, failure: throttledOnDemand({ operation, quota: 'perSecond', perSecond }) };
    return { of, isOver: never };
  }
  let left = fault.times ?? Number.POSITIVE_INFINITY;
  return {
    of(operation) {
      if (left <= 0 || !operations.has(operation)) return undefined;
      if (fault.percent !== undefined && ports.random.below(100) >= fault.percent) return undefined;
      left -= 1;
      return { delay: fault.delayMilliseconds ?? 0, failure: failureOf(fault, operation) };
    },
    isOver: () => left <= 0,
  };
}

function failureOf({ error, message }: Fault, operation: OperationName): Error | undefined {
  if (error === undefined) return undefined;
  return failedOnDemand({ type: error, message: message ?? knownWords[error] ?? null }, { operation, error });
}

/** The documented quotas, counted over the whole service. */
function documentedLimits(clock: Clock): ActiveFault['of'] {
  const counted = quotas.map(quota => ({ ...quota, passes: createCallLimit(clock, quota.perSecond) }));
  return operation => {
    const own = counted.filter(({ operations }) => operations.includes(operation));
    const last = own.at(-1);
    if (!last || own.some(({ passes }) => passes())) return undefined;
    const { category, perSecond } = last;
    return { delay: 0, failure: throttledOnDemand({ operation, quota: category, perSecond }) };
  };
}
