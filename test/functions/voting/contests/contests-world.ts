import type { MailRequest } from '../../../../functions/mail/index.ts';
import { createMerchants } from '../../../../functions/merchants/index.ts';
import type { Merchant } from '../../../../functions/merchants/merchant.ts';
import { createMerchantRepository } from '../../../../functions/merchants/repository/merchants.ts';
import { createAuthenticate, seedStaffAccounts } from '../../../../functions/staff/index.ts';
import { readByLogin } from '../../../../functions/staff/repository.ts';
import type { AuditLine } from '../../../../functions/voting/audit/audit-line.ts';
import { auditLines } from '../../../../functions/voting/audit/audit-log.ts';
import type { StaffDeps } from '../../../../functions/voting/contests/api/staff-deps.ts';
import { newCandidateWrites } from '../../../../functions/voting/contests/candidates/candidate-item.ts';
import { agreeToStand } from '../../../../functions/voting/contests/candidates/consent.ts';
import { consentUrl } from '../../../../functions/voting/contests/candidates/consent-token.ts';
import {
  moveCandidate,
  putOnBallot,
} from '../../../../functions/voting/contests/candidates/stand.ts';
import {
  type ContestChange,
  changeContest,
} from '../../../../functions/voting/contests/change-contest.ts';
import type { Candidate, Contest } from '../../../../functions/voting/contests/contest.ts';
import {
  type ContestTemplate,
  templateSchema,
} from '../../../../functions/voting/contests/contest-input.ts';
import { createContestRepository } from '../../../../functions/voting/contests/contest-repository.ts';
import type { CountMessage } from '../../../../functions/voting/contests/count-message.ts';
import { createContest } from '../../../../functions/voting/contests/create-contest.ts';
import { fixBallot } from '../../../../functions/voting/contests/fix-ballot.ts';
import { nominate } from '../../../../functions/voting/contests/nominations/nominate.ts';
import { createSeries } from '../../../../functions/voting/contests/series.ts';
import { type SweepDeps, sweep } from '../../../../functions/voting/contests/sweeping/sweep.ts';
import { staffRoutes } from '../../../../functions/voting/staff-routes.ts';
import { apiFunction } from '../../../../shared/http/api-function.ts';
import type { Role } from '../../../../shared/http/principal.ts';
import { newId } from '../../../../shared/ids.ts';
import { createKeyRing } from '../../../../shared/secrets/key-ring.ts';
import { callAs } from '../../../builders/call-as.ts';
import { testClock } from '../../../builders/clock.ts';
import { aCandidate } from '../../../builders/contest.ts';
import { aMerchant } from '../../../builders/merchant.ts';
import { silentLog } from '../../../builders/silent-log.ts';
import { principal } from '../../../builders/staff.ts';
import { freshTable } from '../../../builders/table.ts';
import { waitingQueue } from '../../../builders/waiting-queue.ts';

export const retie = '13036';
export const balen = '13003';

/** Nominations through December 2026, voting from 10 to 24 January 2027. */
export const aTemplate = (changes: object = {}): ContestTemplate =>
  templateSchema.parse({
    slug: '2027',
    title: { nl: 'Ambassadeur van {municipality}', fr: 'Ambassadeur', en: 'Ambassador' },
    introduction: { nl: 'Kies uw handelaar.' },
    nominations: { opens: '2026-12-01T08:00', closes: '2026-12-31T20:00' },
    voting: { opens: '2027-01-10T08:00', closes: '2027-01-24T20:00' },
    ballotRule: { maxChoices: 1, categories: [] },
    seats: 1,
    lotSource: 'Lotto of Saturday 30 January 2027',
    ...changes,
  });

export const during = {
  nominations: '2026-12-10T10:00:00Z',
  review: '2027-01-05T10:00:00Z',
  voting: '2027-01-12T10:00:00Z',
  counting: '2027-01-25T10:00:00Z',
} as const;

/** Contests on a fresh table, their staff API, and what they ask of mails and of the count. */
export async function contestsWorld() {
  const table = await freshTable();
  const now = testClock('2026-11-22T12:00:00Z');
  const mails: MailRequest[] = [];
  const once = new Map<string, MailRequest>();
  const countQueue = waitingQueue<CountMessage>(now);
  const log = silentLog();
  const deps: StaffDeps & SweepDeps = {
    table,
    now,
    newId,
    siteUrl: 'https://www.vanhier.example',
    keys: createKeyRing(async () => 'a-key-for-tests'),
    contests: createContestRepository(table),
    merchants: createMerchants(table),
    mail: {
      send: async (requests) => void mails.push(...requests),
      async sendOnce(wanted) {
        for (const { id, request } of wanted) {
          if (!once.has(id)) mails.push(request);
          once.set(id, request);
        }
      },
    },
    countQueue,
  };
  const call = callAs(
    apiFunction(staffRoutes, deps, { authenticate: createAuthenticate(table), log }),
  );
  const merchants = createMerchantRepository(table, { now });
  const editor = principal([{ role: 'editor', scope: retie }], newId('acc'));
  const approver = principal([{ role: 'approver', scope: retie }], newId('acc'));
  const other = principal([{ role: 'approver', scope: retie }], newId('acc'));
  let shops = 0;

  /** Makes an account with one grant and gives its login; `name` tells two of the same rights apart. */
  async function staffMember(role: Role, scope = retie, name = ''): Promise<string> {
    const login = `${role}${name}.${scope}@demo.vanhier.example`;
    await seedStaffAccounts(table, [{ login, name: login, grants: [{ role, scope }] }]);
    return login;
  }

  async function addMerchant(changes: Partial<Merchant> = {}): Promise<Merchant> {
    shops += 1;
    const { enterpriseNumber: _shared, ...baker } = aMerchant();
    const merchant: Merchant = {
      ...baker,
      id: newId('mer'),
      slug: `shop-${shops}`,
      shortCode: `code${String(shops).padStart(3, '0')}`,
      name: `Shop ${shops}`,
      contact: { email: `shop${shops}@example.be`, language: 'nl' },
      photo: { path: `/images/merchants/${shops}.jpg`, width: 800, height: 600, alt: { nl: 'x' } },
      ...changes,
    };
    await merchants.create(merchant, []);
    return merchant;
  }

  const makeContest = (changes: object = {}, nis = retie): Promise<Contest> => {
    const maker = principal([{ role: 'editor', scope: nis }], editor.accountId);
    return createContest({ nis, template: aTemplate(changes) }, maker, deps);
  };

  /** A merchant that staff have nominated. */
  async function aNominee(contest: Contest, changes: Partial<Merchant> = {}): Promise<Candidate> {
    const merchant = await addMerchant({ nis: contest.nis, ...changes });
    const by = { kind: 'staff' as const, principal: editor };
    const nominee = { merchantId: merchant.id };
    const nomination = await nominate({ contest, by, nominee }, deps);
    return read(contest.id, nomination?.candidateId ?? '');
  }

  async function read(contestId: string, candidateId: string): Promise<Candidate> {
    const found = await deps.contests.candidate(contestId, candidateId, { consistent: true });
    if (!found) throw new Error('no such candidate');
    return found;
  }

  async function tokenOf({ contestId, id, merchantId }: Candidate): Promise<string> {
    const contact = (await deps.merchants.get(merchantId))?.contact;
    if (!contact) throw new Error('no contact');
    const url = await consentUrl({ contestId, candidateId: id }, contact, deps);
    return new URL(url).searchParams.get('token') ?? '';
  }

  async function agreed(contest: Contest, category?: string): Promise<Candidate> {
    const nominee = await aNominee(contest);
    return agreeToStand({ token: await tokenOf(nominee), story: { nl: 'Kom!' }, category }, deps);
  }

  async function standing(contest: Contest, category?: string): Promise<Candidate> {
    const candidate = await agreed(contest, category);
    const ref = { contestId: contest.id, candidateId: candidate.id };
    return putOnBallot(deps, ref, { principal: editor });
  }

  async function reject(contestId: string, candidateId: string): Promise<Candidate> {
    const { version } = await read(contestId, candidateId);
    const wanted = { move: 'reject' as const, principal: editor, version };
    return moveCandidate(deps, { contestId, candidateId }, wanted);
  }

  /** A series of one contest, in Retie. */
  async function aSeries(series: string): Promise<string> {
    now.set('2026-11-22T12:00:00Z');
    const template = aTemplate({ slug: series });
    await createSeries({ series, municipalities: [retie], template }, editor, deps);
    return series;
  }

  /** What the count does: notes that something is done. */
  const mark = (contestId: string, set: ContestChange['set'], action = 'contest.marked') =>
    changeContest(deps, contestId, async () => ({ action, by: 'system', ...(set && { set }) }));

  /** A contest whose ballot is fixed, with so many candidates, and its voting prepared. The clock stands in the review. */
  async function fixed(changes: object = {}, candidates = 3) {
    const contest = await makeContest(changes);
    now.set(during.nominations);
    const all: Candidate[] = [];
    for (let count = 0; count < candidates; count += 1) all.push(await standing(contest));
    now.set(during.review);
    await runSweep();
    await fixBallot(deps, { principal: approver, contestId: contest.id });
    const ready = await mark(contest.id, { gatesWrittenAt: now().toISOString() });
    return { contest: ready, candidates: await deps.contests.candidates(contest.id) };
  }

  async function open(changes: object = {}) {
    const { contest } = await fixed(changes);
    now.set(during.voting);
    await runSweep();
    return deps.contests.read(contest.id);
  }

  /** A contest that is closed and surveyed, with three candidates; how it came there is left out. */
  async function closed(changes: object = {}) {
    const { id } = await makeContest(changes);
    await table.transact([1, 2, 3].flatMap(() => newCandidateWrites(aCandidate(id))));
    now.set(during.counting);
    const at = now().toISOString();
    const done = { ballotFixedAt: during.review, gatesWrittenAt: during.review, surveyedAt: at };
    return mark(id, { ...done, state: 'closed', closedAt: at });
  }

  const runSweep = (remainingMs = 60_000): Promise<void> => sweep(deps, () => remainingMs);

  return {
    table,
    now,
    deps,
    log,
    call,
    mails,
    countQueue,
    merchantRepository: merchants,
    editor,
    approver,
    other,
    staffMember,
    accountOf: async (login: string) => (await readByLogin(table, login))?.id ?? '',
    addMerchant,
    makeContest,
    aNominee,
    candidate: read,
    tokenOf,
    agreed,
    standing,
    reject,
    aSeries,
    mark,
    fixed,
    open,
    closed,
    sweep: runSweep,
    contest: (id: string) => deps.contests.read(id),
    tasks: () => countQueue.messages.map(({ task }) => task),
    async lines(id: string): Promise<AuditLine[]> {
      const lines: AuditLine[] = [];
      for await (const line of auditLines(table, id)) lines.push(line);
      return lines;
    },
  };
}

export type ContestsWorld = Awaited<ReturnType<typeof contestsWorld>>;
