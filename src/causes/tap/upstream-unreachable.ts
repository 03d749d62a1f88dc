import { defineCause } from '../cause.ts';

export const upstreamUnreachable = defineCause<{ upstream: string; reason: string }>({
  id: 'upstream-unreachable',
  title: 'The tap could not reach the service behind it',
  shows: {
    type: 'UpstreamUnreachableException',
    message: ({ upstream, reason }) => `Lifeguard's tap could not reach ${upstream}: ${reason}.`,
  },
  means:
    'The call came as far as lifeguard tap on this machine. The connection that the tap opened to pass it on was ' +
    'refused, or broke before an answer came. Whether the service has done what was asked is not known.',
  toldApart: 'Only a tap sends this error; its message names the address and what the network said.',
  fix:
    'Look at the address of --upstream, the network, a proxy or a VPN. A Lifeguard behind the tap must be started ' +
    'first.',
});
