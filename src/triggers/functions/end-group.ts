// A handler may replace them.
const { kill, platform } = process;

/**
 * Ends at once a process that leads a group of its own, with all that it has started and that has not left the group.
 * On Windows, which knows no groups, the process alone.
 */
export function endGroup(leader: number): void {
  try {
    kill.call(process, platform === 'win32' ? leader : -leader, 'SIGKILL');
  } catch {
    // Nothing is left of it.
  }
}
