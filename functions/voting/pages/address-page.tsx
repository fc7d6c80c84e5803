import {
  ErrorSummary,
  type FieldErrors,
  formTitle,
  TextField,
} from '../../../shared/pages/fields.tsx';
import type { CandidateView } from './candidate-view.ts';
import { type Carried, CarriedFields } from './carried.tsx';
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
    { title: formTitle(heading, errors, language), script: proofScript },
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

/** Back to the list, with the choice as it stands. */
export function Back({ visit, carried, t }: { visit: Visit; carried: Carried; t: Text }) {
  return (
    <form method="post" action={contestPath(visit)} class="back">
      <CarriedFields carried={carried} />
      <button type="submit" class="quiet">
        {t('back.choice')}
      </button>
    </form>
  );
}
