import type { Language } from '../../../shared/i18n/language.ts';
import { TextField } from '../../../shared/pages/fields.tsx';
import { ErrorSummary, type FieldErrors, formTitle } from '../../../shared/pages/form-errors.tsx';
import type { CandidateView } from './candidate-view.ts';
import { type Carried, CarriedFields, sealedQuery } from './carried.tsx';
import { Chosen } from './chosen.tsx';
import { renderContestPage, Step, type Visit } from './contest-frame.tsx';
import { type Text, voteMessages } from './messages.ts';
import { contestPath } from './paths.ts';
import { ProofField, proofScript } from './proof-field.tsx';

interface AddressPageProps {
  readonly visit: Visit;
  readonly chosen: readonly CandidateView[];
  readonly carried: Carried & { readonly choice: string };
  readonly errors: FieldErrors;
}

/** Step 2: where to send the code. */
export function addressPage({ visit, chosen, carried, errors }: AddressPageProps): string {
  const { language } = visit;
  const t = voteMessages(language);
  const heading = t('address.title');
  return renderContestPage(
    visit,
    {
      title: formTitle(heading, errors, language),
      script: proofScript,
      languagePath: (other: Language) =>
        `${contestPath({ ...visit, language: other }, 'address')}?${sealedQuery(carried)}`,
    },
    <>
      <Step number={2} t={t} />
      <h1>{heading}</h1>
      <ErrorSummary errors={errors} language={language} />
      <p class="lead">{t('address.lead')}</p>
      <Chosen title={t('chosen.title')} candidates={chosen} />
      <form method="post" action={contestPath(visit, 'code')} novalidate>
        <CarriedFields carried={{ o: carried.o, choice: carried.choice }} />
        <TextField
          name="address"
          type="email"
          autocomplete="email"
          label={t('address.label')}
          hint={t('address.hint')}
          value={carried.address ?? ''}
          error={errors.address}
        />
        <ProofField />
        <button type="submit">{t('address.button')}</button>
      </form>
      <WhatHappens t={t} />
      <Back visit={visit} carried={carried} t={t} />
    </>,
  );
}

const answers = ['once', 'secret', 'erased', 'nothing', 'shared'] as const;

function WhatHappens({ t }: { t: Text }) {
  return (
    <details>
      <summary>{t('address.what.title')}</summary>
      <ul>
        {answers.map((answer) => (
          <li>{t(`address.what.${answer}`)}</li>
        ))}
      </ul>
    </details>
  );
}

interface BackProps {
  readonly visit: Visit;
  readonly carried: Carried & { readonly choice: string };
  readonly t: Text;
}

/** Back to the list, with the choice as it stands: by a link, unless an address goes along, which stands in no link. */
export function Back({ visit, carried, t }: BackProps) {
  if (!carried.address) {
    return (
      <p class="back">
        <a class="button quiet" href={`${contestPath(visit)}?${sealedQuery(carried)}`}>
          {t('back.choice')}
        </a>
      </p>
    );
  }
  return (
    <form method="post" action={contestPath(visit)} class="back">
      <CarriedFields carried={carried} />
      <button type="submit" class="quiet">
        {t('back.choice')}
      </button>
    </form>
  );
}
