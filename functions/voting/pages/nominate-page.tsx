import type { Language } from '../../../shared/i18n/language.ts';
import { TextArea, TextField } from '../../../shared/pages/fields.tsx';
import { ErrorSummary, type FieldErrors, formTitle } from '../../../shared/pages/form-errors.tsx';
import { contestDates } from './contest-dates.ts';
import { renderContestPage, type Visit } from './contest-frame.tsx';
import { voteMessages } from './messages.ts';
import { noticePage } from './notice-page.tsx';
import { contestPath } from './paths.ts';
import { previewWithCard } from './preview.ts';
import { lineOf } from './words.tsx';

/** The form as typed. */
export interface NominationFields {
  readonly name: string;
  readonly where: string;
  readonly reason: string;
}

interface NominatePageProps {
  readonly visit: Visit;
  readonly fields: NominationFields;
  readonly errors: FieldErrors;
  /** Names of the shops in the directory, which the browser offers while one types. */
  readonly shops: readonly string[];
}

/** Characters of a reason: as many as are kept. */
export const longestReason = 500;

/** For residents: no name, no address is asked of who nominates. */
export function nominatePage({ visit, fields, errors, shops }: NominatePageProps): string {
  const { language, contest } = visit;
  const t = voteMessages(language);
  const heading = t('nominate.title');
  const title = lineOf(contest.title, language);
  return renderContestPage(
    visit,
    {
      title: formTitle(heading, errors, language),
      part: 'vote',
      partsAtFoot: true,
      preview: previewWithCard(visit, 'nominate'),
      languagePath: (other: Language) => contestPath({ ...visit, language: other }, 'nominate'),
    },
    <>
      <p class="crumb">
        <a href={contestPath(visit)} lang={title.lang}>
          {title.text}
        </a>
      </p>
      <h1>{heading}</h1>
      <ErrorSummary errors={errors} language={language} />
      <p class="lead">{t('nominate.lead')}</p>
      <p>{t('nominate.until', contestDates(contest))}</p>
      <form method="post" action={contestPath(visit, 'nominate')} novalidate>
        <TextField
          name="name"
          label={t('nominate.name')}
          hint={t('nominate.name.hint')}
          value={fields.name}
          error={errors.name}
          autocomplete="off"
          list="shops"
        />
        <datalist id="shops">
          {shops.map((shop) => (
            <option value={shop} />
          ))}
        </datalist>
        <TextField
          name="where"
          label={t('nominate.where')}
          hint={t('nominate.where.hint')}
          value={fields.where}
          error={errors.where}
          autocomplete="off"
        />
        <TextArea
          name="reason"
          label={t('nominate.reason')}
          hint={t('nominate.reason.hint')}
          value={fields.reason}
          error={errors.reason}
          optional={language}
          rows={4}
          maxlength={longestReason}
        />
        <button type="submit">{t('nominate.button')}</button>
      </form>
      <p class="hint">{t('nominate.next')}</p>
    </>,
  );
}

export function nominatedPage(visit: Visit): string {
  const t = voteMessages(visit.language);
  return noticePage({
    ...visit,
    partsAtFoot: true,
    title: t('nominated.title'),
    lead: t('nominated.lead'),
    text: t('nominated.text', contestDates(visit.contest)),
    onward: [
      { href: contestPath(visit), label: t('back.contest') },
      { href: contestPath(visit, 'nominate'), label: t('nominated.another') },
    ],
    languagePath: (language) => contestPath({ ...visit, language }, 'nominate/thanks'),
  });
}
