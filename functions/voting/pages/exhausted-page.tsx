import { CarriedFields } from './carried.tsx';
import type { FullyCarried } from './code-page.tsx';
import { renderContestPage, type Visit } from './contest-frame.tsx';
import { voteMessages } from './messages.ts';
import { contestPath } from './paths.ts';
import { ProofField, proofScript } from './proof-field.tsx';

interface ExhaustedPageProps {
  readonly visit: Visit;
  readonly carried: FullyCarried;
}

/** Five codes were wrong: another mail brings another code. */
export function exhaustedPage({ visit, carried }: ExhaustedPageProps): string {
  const { o, choice, address } = carried;
  const t = voteMessages(visit.language);
  return renderContestPage(
    visit,
    { title: t('exhausted.title'), script: proofScript },
    <>
      <h1>{t('exhausted.title')}</h1>
      <p class="lead">{t('exhausted.lead')}</p>
      <form method="post" action={contestPath(visit, 'code')}>
        <CarriedFields carried={{ o, choice, address }} />
        <ProofField />
        <button type="submit">{t('exhausted.button')}</button>
      </form>
    </>,
  );
}
