import { type Clock, systemClock } from '../clock.ts';
import { type LocalHosts, noLocalHosts } from './local-hosts.ts';
import { isPublicAddress } from './public-address.ts';
import { type Resolve, resolveByDns } from './resolve-addresses.ts';

/** To which addresses that others choose a function may connect. */
export interface FetchRules {
  readonly localHosts: LocalHosts;
  readonly resolve: Resolve;
  readonly allows: (address: string) => boolean;
  readonly ports: ReadonlySet<number>;
  readonly now: Clock;
}

/** The public web and nothing else, but for what a test, or the local cloud, sets otherwise. */
export const fetchRules = (otherwise: Partial<FetchRules>): FetchRules => ({
  localHosts: noLocalHosts,
  resolve: resolveByDns,
  allows: isPublicAddress,
  ports: new Set([80, 443]),
  now: systemClock,
  ...otherwise,
});
