import type { MailRequest } from '../../../../functions/mail/index.ts';
import { createMerchants } from '../../../../functions/merchants/index.ts';
import { createAttemptVote } from '../../../../functions/voting/casting/attempt-vote.ts';
import { createBallotPapers } from '../../../../functions/voting/casting/ballot-papers.ts';
import { consentUrl } from '../../../../functions/voting/contests/candidates/consent-token.ts';
import { votingPages } from '../../../../functions/voting/page-routes.ts';
import { chooserPath } from '../../../../functions/voting/pages/paths.ts';
import type { PageDeps } from '../../../../functions/voting/routes/page-deps.ts';
import { pageFunction } from '../../../../shared/http/page-function.ts';
import { createKeyRing } from '../../../../shared/secrets/key-ring.ts';
import { type EventInput, httpEvent, lambdaContext } from '../../../builders/http-event.ts';
import { recordedTracker } from '../../../builders/recorded-tracker.ts';
import { silentLog } from '../../../builders/silent-log.ts';
import { freshTable } from '../../../builders/table.ts';
import { freshVoteTable } from '../../../builders/vote-table.ts';
import { countingWorld, siteUrl, type WorldOptions } from '../counting/counting-world.ts';
import { type Fields, formOn, readPage } from './read-page.ts';

type CodeMail = Extract<Extract<MailRequest, { mail: unknown }>['mail'], { kind: 'vote-code' }>;

/** The residents' pages of one contest in Retie, on real tables, with the count behind them. */
export async function visitsWorld(options: WorldOptions = {}) {
  const voteTable = await freshVoteTable();
  const table = await freshTable();
  const world = await countingWorld({ table, votes: voteTable.table, ...options });
  const merchants = createMerchants(table);
  const mails: CodeMail[] = [];
  const tracker = recordedTracker();
  const log = silentLog();
  let visitor = 0;
  const deps: PageDeps = {
    table,
    contests: world.deps.contests,
    merchants,
    votes: voteTable.table,
    attemptVote: createAttemptVote(voteTable.client, voteTable.name),
    peppers: world.deps.peppers,
    papers: createBallotPapers({ ...world.deps, merchants }),
    keys: createKeyRing(async () => 'a-key-for-tests'),
    mail: {
      async send(requests) {
        for (const request of requests) {
          if ('mail' in request && request.mail.kind === 'vote-code') mails.push(request.mail);
        }
      },
    },
    siteUrl,
    now: world.now,
    newId: world.newId,
    pause: async () => undefined,
    tracker,
    // Everybody comes from somewhere else.
    viewer: async () => {
      visitor += 1;
      return `10.0.${visitor >> 8}.${visitor & 255}`;
    },
  };
  const handler = pageFunction(votingPages, deps, { log, home: chooserPath });

  async function visit(input: EventInput) {
    const path = input.path.replace(siteUrl, '').replace(/#.*/, '');
    const {
      statusCode = 0,
      headers = {},
      body = '',
    } = await handler(httpEvent({ ...input, path }), lambdaContext);
    return { statusCode, headers, body, ...readPage(body) };
  }
  type Visited = Awaited<ReturnType<typeof visit>>;

  /** Opens a page and follows redirects, as a browser does. */
  async function get(path: string): Promise<Visited> {
    const page = await visit({ path });
    return typeof page.headers.location === 'string' ? get(page.headers.location) : page;
  }
  const post = (path: string, fields: Fields) => {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields)) {
      for (const one of [value].flat()) body.append(name, one);
    }
    return visit({ method: 'POST', path, body });
  };
  /** Sends a form of a page as it stands, with what was filled in. */
  async function send(page: Visited, action: string, filled: Fields = {}): Promise<Visited> {
    const form = formOn(page.body, action);
    const answer = await post(form.action, { ...form.fields, ...filled });
    return typeof answer.headers.location === 'string' ? get(answer.headers.location) : answer;
  }
  const contestUrl = '/vote/nl/retie/2026';

  /** The way to the page that asks for the code. */
  async function askForCode(address: string, choices: Fields = { choices: world.can(1) }) {
    const ballot = await get(contestUrl);
    const addressPage = await send(ballot, '/address', choices);
    const codePage = await send(addressPage, '/code', { address });
    return { ballot, addressPage, codePage, mail: newest() };
  }
  function candidateOf(number: number) {
    const candidate = world.candidates[number - 1];
    if (!candidate) throw new Error('no such candidate');
    return candidate;
  }
  function newest(): CodeMail {
    const mail = mails.at(-1);
    if (!mail) throw new Error('no mail');
    return mail;
  }

  return {
    ...world,
    deps,
    log,
    codeMails: mails,
    happened: tracker.happened,
    newest,
    contestUrl,
    visit,
    get,
    post,
    send,
    askForCode,
    voteItems: voteTable.items,
    /** How many voters and ballots the table holds. */
    async counts() {
      const { roll, online } = await world.deps.cast.cohortCounts(world.id);
      return { roll, ballots: online };
    },
    async ballots() {
      const found: (readonly string[])[] = [];
      for await (const { choices } of world.deps.cast.ballots(world.id)) found.push(choices);
      return found;
    },
    /** The link of a candidate's invitation. */
    async consentLink(number: number): Promise<string> {
      const { id, merchantId } = candidateOf(number);
      const contact = (await deps.merchants.get(merchantId))?.contact;
      if (!contact) throw new Error('no contact');
      return consentUrl({ contestId: world.id, candidateId: id }, contact, deps);
    },
  };
}

export type VisitsWorld = Awaited<ReturnType<typeof visitsWorld>>;

/** A contest in which nominations are open, from 1 November 2026 on. */
export const nominating = {
  state: 'nominating',
  ballotFixedAt: undefined,
  nominations: {
    opens: { wallTime: '2026-11-01T09:00', at: '2026-11-01T08:00:00.000Z' },
    closes: { wallTime: '2026-11-30T20:00', at: '2026-11-30T19:00:00.000Z' },
  },
  voting: {
    opens: { wallTime: '2026-12-10T09:00', at: '2026-12-10T08:00:00.000Z' },
    closes: { wallTime: '2026-12-20T20:00', at: '2026-12-20T19:00:00.000Z' },
  },
} as const;
