/**
 * What may tell of many votes by few people, the most telling first. Only the first that applies to a vote is looked at,
 * since each costs a write. `disposable`: a mailbox made to be thrown away; all of them are one, whatever the domain.
 * `domain`: a domain of somebody's own. `unproven`: a network from which no proof of work came. `network`: any network.
 */
export const signalKinds = ['disposable', 'domain', 'unproven', 'network'] as const;

export type SignalKind = (typeof signalKinds)[number];
