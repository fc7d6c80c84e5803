import { TextField } from '../../../shared/pages/fields.tsx';
import { ErrorSummary, type FieldErrors, formTitle } from '../../../shared/pages/form-errors.tsx';
import { Back } from './address-page.tsx';
import type { CandidateView } from './candidate-view.ts';
import { type Carried, CarriedFields } from './carried.tsx';
import { Chosen } from './chosen.tsx';
import { renderContestPage, Step, type Visit } from './contest-frame.tsx';
import { type Text, voteMessages } from './messages.ts';
import { contestPath } from './paths.ts';
import { ProofField, proofScript } from './proof-field.tsx';

/** Everything that has been said so far. */
export type FullyCarried = Required<Record<keyof Carried, string>>;

interface CodePageProps {
  readonly visit: Visit;
  readonly chosen: readonly CandidateView[];
  readonly carried: FullyCarried;
  /** As typed. */
  readonly code: string;
  readonly errors: FieldErrors;
}

/** Step 3: the code from the mail; the same whether or not the address has voted. */
export function codePage({ visit, chosen, carried, code, errors }: CodePageProps): string {
  const { language } = visit;
  const t = voteMessages(language);
  const heading = t('code.title');
  return renderContestPage(
    visit,
    { title: formTitle(heading, errors, language), script: proofScript },
    <>
      <Step number={3} t={t} />
      <h1>{heading}</h1>
      <ErrorSummary errors={errors} language={language} />
      <p class="lead">
        {t('code.lead')} <strong>{carried.address}</strong>
      </p>
      <form method="post" action={contestPath(visit, 'confirm-code')} class="code" novalidate>
        <CarriedFields carried={carried} />
        <TextField
          name="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          label={t('code.label')}
          hint={t('code.hint')}
          value={code}
          error={errors.code}
        />
        <button type="submit">{t('code.button')}</button>
      </form>
      <p>{t('code.orLink')}</p>
      <NoMail visit={visit} carried={carried} t={t} />
      <Chosen title={t('chosen.title')} candidates={chosen} />
      <Back visit={visit} carried={carried} t={t} />
    </>,
  );
}

interface NoMailProps {
  readonly visit: Visit;
  readonly carried: FullyCarried;
  readonly t: Text;
}

/** What to do when no mail comes: wait, look elsewhere, another mail, another address. */
function NoMail({ visit, carried, t }: NoMailProps) {
  const { o, choice, address } = carried;
  return (
    <div class="box">
      <h2>{t('code.none.title')}</h2>
      <ul>
        <li>{t('code.none.wait')}</li>
        <li>{t('code.none.spam')}</li>
      </ul>
      <form method="post" action={contestPath(visit, 'code')}>
        <CarriedFields carried={{ o, choice, address }} />
        <ProofField />
        <button type="submit" class="quiet">
          {t('code.none.again')}
        </button>
      </form>
      <form method="post" action={contestPath(visit, 'address')}>
        <CarriedFields carried={{ o, choice, address }} />
        <button type="submit" class="quiet">
          {t('code.none.address')}
        </button>
      </form>
    </div>
  );
}
