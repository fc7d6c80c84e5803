import type { Clock } from '../../../../shared/clock.ts';
import { AppError } from '../../../../shared/errors.ts';
import type { FileUrls } from '../../../../shared/files/s3-urls.ts';
import type { Language } from '../../../../shared/i18n/language.ts';
import type { NewId } from '../../../../shared/ids.ts';
import { type Place, placeByNis } from '../../../../shared/programme/programme.ts';
import type { Merchant, Merchants } from '../../../merchants/index.ts';
import type { Material, ShortLink } from '../short-link.ts';
import { shortLinkMessages } from '../short-link-messages.ts';
import type { ShortLinkRepository } from '../short-link-repository.ts';
import { drawSheets } from './draw-sheets.ts';
import { formatOf, type SheetFormat, sheetLayouts } from './format.ts';
import { labelOf } from './label-of.ts';

export interface SheetDeps {
  readonly shortLinks: Pick<ShortLinkRepository, 'listAll'>;
  readonly merchants: Pick<Merchants, 'getMany'>;
  /** Keeps a file for a few days. */
  readonly store: (key: string, pdf: Uint8Array) => Promise<void>;
  readonly urls: Pick<FileUrls, 'download'>;
  readonly now: Clock;
  readonly newId: NewId;
  /** Origin of the public site, no slash at the end. */
  readonly siteUrl: string;
}

/** Which links to print, and how. */
export interface SheetsWanted {
  readonly nis: string;
  readonly material: Material;
  readonly merchantId?: string | undefined;
  readonly phaseId?: string | undefined;
  /** Only these, of what fits the rest. */
  readonly codes?: readonly string[] | undefined;
  /** That of the material when absent. */
  readonly format?: SheetFormat | undefined;
  /** That of the municipality when absent. */
  readonly language?: Language | undefined;
  /** How many of each. */
  readonly copies: number;
}

export interface MadeSheets {
  /** Good for five minutes. */
  readonly url: string;
  readonly format: SheetFormat;
  readonly sheets: number;
  readonly labels: number;
  /** Links of merchants that are not shown any more: nothing is printed of them. */
  readonly leftOut: number;
}

/** Labels of one file: a function answers within half a minute. */
export const mostLabels = 600;

/**
 * Draws the active links of a municipality and material on sheets to print, in one file, by the names of merchants.
 * @throws {AppError} sheet.empty, sheet.too_large
 */
export async function makeSheets(wanted: SheetsWanted, deps: SheetDeps): Promise<MadeSheets> {
  const place = placeByNis(wanted.nis);
  const { format = formatOf(wanted.material) } = wanted;
  const { language = place.municipality.defaultLanguage } = wanted;
  const { printed, leftOut } = await printedLinks(wanted, deps);
  requireSize(printed.length, wanted.copies);
  const labels = printed.flatMap(({ link, merchant }) =>
    Array.from({ length: wanted.copies }, () =>
      labelOf(link, merchant, { language, siteUrl: deps.siteUrl }),
    ),
  );
  const t = shortLinkMessages(language);
  const pdf = await drawSheets({
    title: titleOf(wanted.material, place, language),
    ...{ language, format, labels },
    hint: t('sheet.hint'),
    created: deps.now(),
  });
  const key = `${sheetsPrefix}${deps.newId('sht')}.pdf`;
  await deps.store(key, pdf);
  return {
    url: await deps.urls.download(key, `${place.municipality.slug}-${wanted.material}.pdf`),
    format,
    sheets: Math.ceil(labels.length / sheetLayouts[format].cells.length),
    labels: labels.length,
    leftOut,
  };
}

/** Where files lie in the bucket. */
const sheetsPrefix = 'sheets/';

function titleOf(material: Material, { municipality }: Place, language: Language): string {
  const t = shortLinkMessages(language);
  return t('sheet.title', { material: t(`material.${material}`), municipality: municipality.name });
}

interface Printed {
  readonly link: ShortLink;
  /** Absent of a link of the municipality alone. */
  readonly merchant: Merchant | undefined;
}

async function printedLinks({ nis, codes, ...wanted }: SheetsWanted, deps: SheetDeps) {
  const { material, merchantId, phaseId } = wanted;
  const selection = { material, merchantId, phaseId, state: 'active' } as const;
  const all = await deps.shortLinks.listAll(nis, selection);
  const chosen = codes ? all.filter(({ code }) => codes.includes(code)) : all;
  const merchants = await deps.merchants.getMany(chosen.flatMap((link) => link.merchantId ?? []));
  const printed = chosen.flatMap((link): Printed[] => {
    if (link.merchantId === undefined) return [{ link, merchant: undefined }];
    const merchant = merchants.get(link.merchantId);
    return merchant?.state === 'listed' ? [{ link, merchant }] : [];
  });
  return { printed: printed.sort(byName), leftOut: chosen.length - printed.length };
}

/** Those of the municipality first. */
const byName = (one: Printed, other: Printed): number =>
  (one.merchant?.name ?? '').localeCompare(other.merchant?.name ?? '', 'nl');

function requireSize(links: number, copies: number): void {
  if (links === 0) {
    throw new AppError('sheet.empty', 'There is no active link of this kind to print.');
  }
  if (links * copies <= mostLabels) return;
  throw new AppError(
    'sheet.too_large',
    `One file takes ${mostLabels} labels: print by phase or by merchant, or fewer of each.`,
  );
}
