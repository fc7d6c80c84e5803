import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { seedMerchant } from '../../functions/merchants/index.ts';
import { rehearseOpening } from '../../functions/voting/index.ts';
import type { DemoStage } from '../../infra/local/demo/demo-stage.ts';
import { principalOf } from '../../infra/local/demo/principal-of.ts';
import { createStaffClient } from '../../infra/local/demo/staff-client.ts';
import type { LocalCloud } from '../../infra/local/index.ts';
import { daysAfter, secondsAfter } from '../../shared/clock.ts';
import { placeBySlug } from '../../shared/programme/programme.ts';

export interface RaceContest {
  readonly id: string;
  /** Of its first page, in Dutch. */
  readonly url: string;
  /** Has staff close it over the API. Gives the moment at which they saw it closed, in milliseconds since the epoch. */
  close(): Promise<number>;
  /** Has staff publish it over the API. Gives the ballot list as it was published. */
  publish(): Promise<string>;
}

const contestSchema = z.object({
  state: z.string(),
  version: z.int(),
  surveyedAt: z.string().optional(),
  publication: z
    .object({ refused: z.object({ reasons: z.array(z.string()) }).optional() })
    .optional(),
});

/** A contest of four shops that opened a minute ago. */
export async function openRaceContest(cloud: LocalCloud, demo: DemoStage): Promise<RaceContest> {
  const { municipality } = placeBySlug('retie');
  const staff = async (login: string) =>
    createStaffClient(cloud.siteUrl, await cloud.accessToken(`${login}@demo.vanhier.example`));
  const [editor, approver, admin] = [
    await staff('editor'),
    await staff('approver'),
    await staff('admin'),
  ];
  const now = new Date();
  demo.stage.moveTo(daysAfter(now, -60));
  const merchants = await Promise.all(
    ['Een', 'Twee', 'Drie', 'Vier'].map((name, index) =>
      seedMerchant(
        demo.table,
        {
          nis: municipality.nis,
          name: `Winkel ${name}`,
          trade: 'other',
          kind: 'shop',
          address: { street: `Markt ${index + 1}`, postcode: '2470', town: municipality.name },
          story: { nl: 'Een winkel.', fr: 'Un magasin.', en: 'A shop.' },
          openingHours: [],
          promises: { knowsYou: true, givesService: true, helpsYou: true },
          contact: { email: `winkel${index}@shops.vanhier.example`, language: 'nl' },
          photo: { width: 960, height: 720, alt: { nl: 'Een winkel.' } },
        },
        demo.stage.deps,
      ),
    ),
  );
  const { id, slug } = await rehearseOpening(
    {
      nis: municipality.nis,
      template: {
        slug: 'race',
        title: { nl: 'De race', fr: 'La course', en: 'The race' },
        introduction: { nl: 'Wie het eerst stemt.', fr: 'Premier arrivé.', en: 'First come.' },
        ballotRule: { maxChoices: 1, categories: [] },
        seats: 1,
        appealDays: 30,
        lotSource: 'No lot is needed for a race',
      },
      voting: { opens: secondsAfter(now, -60), closes: daysAfter(now, 1) },
      merchants,
      staff: { editor: await principalOf(editor), approver: await principalOf(approver) },
    },
    demo.stage,
  );
  const path = `/staff/contests/${id}`;
  const read = () => editor.get(path, contestSchema);
  const until = async (isDone: (contest: z.output<typeof contestSchema>) => boolean) => {
    for (let attempt = 0; attempt < 600; attempt += 1) {
      const contest = await read();
      if (isDone(contest)) return contest;
      const { refused } = contest.publication ?? {};
      if (refused) throw new Error(`not published: ${refused.reasons.join(' ')}`);
      await sleep(200);
    }
    throw new Error('the contest did not come to where it should be within two minutes');
  };
  const step = async (name: string) =>
    approver.post(`${path}/${name}`, { version: (await read()).version }, z.unknown());
  const url = `${cloud.siteUrl}/vote/nl/${municipality.slug}/${slug}`;
  return {
    id,
    url,
    async close() {
      await step('close');
      await until(({ state }) => state === 'closed');
      return Date.now();
    },
    async publish() {
      await until(({ surveyedAt }) => surveyedAt !== undefined);
      // Votes by chance may end in a tie; the lot breaks it.
      await approver.put(`${path}/lot`, { value: '7' }, z.unknown());
      await admin.post(`${path}/lot/confirm`, { value: '7' }, z.unknown());
      await step('publish');
      await until(({ state }) => state === 'published');
      const page = await (await fetch(`${url}/result`)).text();
      const [file] = /\/published\/[^"]+\/ballots\.json/.exec(page) ?? [];
      if (!file) throw new Error('the result page names no ballot list');
      return (await fetch(cloud.siteUrl + file)).text();
    },
  };
}
