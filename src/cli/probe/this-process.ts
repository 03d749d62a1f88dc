import { readFileSync, readlinkSync } from 'node:fs';
import type { Holder } from '../../probe/keep/hold.ts';

/**
 * This process as locks name it; undefined where the system does not tell when a process began, since a number alone is
 * given again. Machines are told apart by their boot, not by a name that images share, and containers by the space of their
 * numbers: each has a process 1.
 */
export function thisProcess(): Holder | undefined {
  const { pid } = process;
  const self = seen(pid);
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const machine = `${boot} ${readlinkSync('/proc/self/ns/pid')}`;
    return (
      self && {
        process: { machine, pid, started: self.started },
        isDead: other => other.machine === machine && hasEnded(other),
      }
    );
  } catch {
    return undefined;
  }
}

function hasEnded({ pid, started }: Holder['process']): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Another user's process is one that lives.
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
  const now = seen(pid);
  return now !== undefined && (now.started !== started || now.hasEnded);
}

/** When a process began, in ticks since the boot, and whether only its entry is left (documented in proc_pid_stat). */
function seen(pid: number): { readonly started: number; readonly hasEnded: boolean } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program stands in brackets, and may have spaces and brackets itself.
    const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const started = Number(fields[18]);
    return Number.isSafeInteger(started) ? { started, hasEnded: /^[ZXx]$/.test(state) } : undefined;
  } catch {
    return undefined;
  }
}
