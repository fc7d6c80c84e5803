import { createPrinting } from '../../../../functions/engagement/rehearsal.ts';
import type { Principal } from '../../../../shared/http/principal.ts';
import { municipalities } from '../../../../shared/programme/programme.ts';
import { dayAfter } from '../../../../shared/time/days.ts';
import { startOfLocalDay } from '../../../../shared/time/local-hour.ts';
import type { Surroundings } from './world.ts';

interface Printed {
  readonly from: string;
  readonly to: string;
  readonly editor: Principal;
}

/** Days of the first phase of the campaign. */
const launchDays = 90;

/**
 * Has links made for what is printed, as staff do: a poster of each municipality, and beer mats and stickers for bags of all its
 * merchants. Gives their codes by municipality, what is scanned most first.
 */
export async function printLinks(
  { table, siteUrl }: Pick<Surroundings, 'table' | 'siteUrl'>,
  { from, to, editor }: Printed,
): Promise<Map<string, string[]>> {
  const printing = createPrinting({ table, siteUrl, now: () => startOfLocalDay(from), editor });
  const scope = 'programme';
  const launch = await printing.phase({
    ...{ scope, from, to: dayAfter(from, launchDays - 1) },
    name: { nl: 'Start van de campagne', fr: 'Lancement', en: 'Launch' },
  });
  const mats = await printing.phase({
    ...{ scope, from: dayAfter(from, launchDays), to },
    name: { nl: 'Bierviltjesactie', fr: 'Action sous-bocks', en: 'Beer mats' },
  });
  const codes = new Map<string, string[]>();
  for (const { nis } of municipalities) {
    const poster = await printing.link({
      ...{ nis, material: 'poster', phaseId: launch.id, title: 'Affiche op het marktplein' },
      target: { to: 'merchants' },
    });
    const target = { to: 'merchant' } as const;
    const onMats = { nis, material: 'beer-mat', phaseId: mats.id, target } as const;
    const onBags = { nis, material: 'bag', phaseId: launch.id, target } as const;
    const made = [
      ...(await printing.forMerchants(onMats)).made,
      ...(await printing.forMerchants(onBags)).made,
    ];
    codes.set(
      nis,
      [poster, ...made].map(({ code }) => code),
    );
  }
  return codes;
}
