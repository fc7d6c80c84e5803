import { createHash, randomBytes } from 'node:crypto';
import type { Write } from '../../../../shared/data/expressions.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { Principal } from '../../../../shared/http/principal.ts';
import { cleanLine } from '../../../../shared/text/clean-text.ts';
import { canonicalJson } from '../../audit/audit-line.ts';
import { type ChangeDeps, changeContest } from '../change-contest.ts';
import type { Contest } from '../contest.ts';
import { boxWrite, readBox, readBoxes, removeBoxWrite } from './box-repository.ts';
import { differingFields, figureProblems } from './check-figures.ts';
import { boxState, type Figures, type PaperBox } from './paper-box.ts';

/** How often one person may enter a box: who tries figures out learns what the other has counted. */
const mostTries = 4;

const mostBoxes = 200;

interface BoxAction {
  readonly principal: Principal;
  readonly contestId: string;
  readonly boxId: string;
}

/**
 * Notes that there is a box to be counted.
 * @throws {AppError} contest.not_found; contest.state before the ballot is fixed and after publication; paper.state
 */
export async function addBox(
  deps: ChangeDeps,
  { principal, contestId, name }: Omit<BoxAction, 'boxId'> & { readonly name: string },
): Promise<PaperBox> {
  const box: PaperBox = {
    id: deps.newId('box'),
    contestId,
    name: cleanLine(name),
    entries: [],
    salt: randomBytes(16).toString('hex'),
    createdAt: deps.now().toISOString(),
    version: 1,
  };
  await changeContest(deps, contestId, async (contest) => {
    if (contest.ballotFixedAt === undefined || !isBefore(contest, 'published')) throw notNow();
    if ((await readBoxes(deps.table, contestId)).length >= mostBoxes) {
      throw new AppError('paper.state', `A contest has ${mostBoxes} boxes at most.`);
    }
    return line('paper.box-added', principal, box, [boxWrite(box)], { name: box.name });
  });
  return box;
}

/**
 * One person enters what they counted in a box. The second person's figures must be the first one's; neither sees the
 * other's, nor later their own. Whoever has slipped enters the box again, up to four times.
 * @throws {AppError} paper.mismatch naming the fields that differ; request.invalid for figures that the rule does not allow;
 * paper.not_found; paper.state when two others have counted, or it is agreed, or too many tries; contest.state but while the
 * contest is closed and not published
 */
export async function enterBox(
  deps: ChangeDeps,
  { principal, contestId, boxId, figures }: BoxAction & { readonly figures: Figures },
): Promise<PaperBox> {
  let differing: string[] = [];
  let entered: PaperBox | undefined;
  await changeContest(deps, contestId, async (contest) => {
    if (contest.state !== 'closed') throw notNow();
    await requireSound(deps, contest, figures);
    const box = await readBox(deps.table, contestId, boxId);
    const next = withEntry(box, { by: principal.accountId, at: deps.now().toISOString(), figures });
    const [one, other] = next.entries;
    differing = one && other ? differingFields(one.figures, other.figures) : [];
    entered = one && other && differing.length === 0 ? { ...next, agreed: figures } : next;
    const agreement = entered.agreed && { commitment: commitmentOf(entered, figures) };
    const action = agreement ? 'paper.box-agreed' : 'paper.box-entered';
    return line(action, principal, box, [boxWrite(entered)], agreement);
  });
  if (differing.length > 0) throw mismatch(differing);
  if (!entered) throw notNow();
  return entered;
}

/**
 * Forgets what was counted in a box, so that two people count it anew.
 * @throws {AppError} paper.not_found, contest.not_found, contest.state after publication
 */
export async function reopenBox(
  deps: ChangeDeps,
  { principal, contestId, boxId }: BoxAction,
): Promise<PaperBox> {
  let reopened: PaperBox | undefined;
  await changeContest(deps, contestId, async (contest) => {
    if (!isBefore(contest, 'published')) throw notNow();
    const { agreed: _forgotten, ...box } = await readBox(deps.table, contestId, boxId);
    const salt = randomBytes(16).toString('hex');
    reopened = { ...box, entries: [], salt, version: box.version + 1 };
    return line('paper.box-reopened', principal, box, [boxWrite(reopened)]);
  });
  if (!reopened) throw notNow();
  return reopened;
}

/**
 * Takes away a box that was noted by mistake, and in which nobody has counted.
 * @throws {AppError} paper.not_found, paper.state, contest.not_found, contest.state after publication
 */
export async function removeBox(
  deps: ChangeDeps,
  { principal, contestId, boxId }: BoxAction,
): Promise<void> {
  await changeContest(deps, contestId, async (contest) => {
    if (!isBefore(contest, 'published')) throw notNow();
    const box = await readBox(deps.table, contestId, boxId);
    if (boxState(box) !== 'empty') {
      throw new AppError('paper.state', 'Somebody has counted this box. Reopen it first.');
    }
    return line('paper.box-removed', principal, box, [removeBoxWrite(box)]);
  });
}

/**
 * What the log holds of figures that are not public yet: SHA-256 of box, salt and figures as canonical JSON. With the salt
 * that the result publishes, anybody can see that the figures are those of back then.
 */
export const commitmentOf = (
  { id, salt }: Pick<PaperBox, 'id' | 'salt'>,
  figures: Figures,
): string =>
  createHash('sha256')
    .update(canonicalJson({ box: id, salt, figures }))
    .digest('hex');

const isBefore = ({ state }: Contest, end: 'published'): boolean =>
  state !== end && state !== 'cancelled';

async function requireSound({ contests }: ChangeDeps, contest: Contest, figures: Figures) {
  const all = await contests.candidates(contest.id, { consistent: true });
  const candidates = all.filter(({ state }) => state === 'standing' || state === 'withdrawn');
  const issues = figureProblems(figures, { rule: contest.ballotRule, candidates });
  if (issues.length === 0) return;
  throw new AppError('request.invalid', 'These figures cannot be.', { issues });
}

function withEntry(box: PaperBox, entry: Omit<PaperBox['entries'][number], 'tries'>): PaperBox {
  const own = box.entries.find(({ by }) => by === entry.by);
  const others = box.entries.filter(({ by }) => by !== entry.by);
  if (box.agreed || others.length === 2) {
    throw new AppError('paper.state', 'Two people have counted this box.');
  }
  const tries = (own?.tries ?? 0) + 1;
  if (tries > mostTries) {
    throw new AppError('paper.state', 'You have entered this box too often. Have it reopened.');
  }
  return { ...box, entries: [...others, { ...entry, tries }], version: box.version + 1 };
}

const line = (
  action: string,
  by: Principal,
  { id }: Pick<PaperBox, 'id'>,
  also: readonly Write[],
  more: Readonly<Record<string, unknown>> = {},
) => ({ action, by, values: { box: id, ...more }, also });

const notNow = (): AppError =>
  new AppError('contest.state', 'Paper ballots are counted between closing and publication.');

function mismatch(fields: readonly string[]): AppError {
  const issues = fields.map((field) => ({
    path: `body.${field}`,
    message: 'The two counts differ.',
  }));
  return new AppError('paper.mismatch', 'The other person has counted something else.', { issues });
}
