import type { Table } from '../../../shared/data/table.ts';
import type { Contest } from '../contests/contest.ts';

export interface EnterDrawDeps {
  readonly voteTable: Table;
}

/**
 * Enters an address in the prize draw, for a ticket of the thank-you page. Each ticket enters once and each address once; the
 * answer is the same when one of them has, so that nobody learns who else takes part.
 * @param address as typed, already parsed by `parseAddress`.
 * @throws {AppError} ticket.invalid when the ticket is not one of this contest, or the draw has been.
 */
export async function enterDraw(
  _entry: { readonly contest: Contest; readonly ticket: string; readonly address: string },
  _deps: EnterDrawDeps,
): Promise<void> {}
