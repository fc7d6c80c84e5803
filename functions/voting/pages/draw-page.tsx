import { TextField } from '../../../shared/pages/fields.tsx';
import { ErrorSummary, type FieldErrors, formTitle } from '../../../shared/pages/form-errors.tsx';
import { renderContestPage, type Visit } from './contest-frame.tsx';
import { type Text, voteMessages } from './messages.ts';
import { noticePage } from './notice-page.tsx';
import { contestPath } from './paths.ts';
import { Words } from './words.tsx';

interface DrawFormProps {
  readonly visit: Visit;
  readonly ticket: string;
  /** As typed. */
  readonly address: string;
  readonly errors: FieldErrors;
}

/** Apart from the vote: the address is asked for anew, and goes with the ticket only. */
export function DrawForm({ visit, ticket, address, errors, t }: DrawFormProps & { t: Text }) {
  return (
    <form method="post" action={contestPath(visit, 'draw')} novalidate>
      <input type="hidden" name="ticket" value={ticket} />
      <TextField
        name="address"
        type="email"
        autocomplete="email"
        label={t('address.label')}
        hint={t('draw.hint')}
        value={address}
        error={errors.address}
      />
      <button type="submit" class="quiet">
        {t('draw.button')}
      </button>
    </form>
  );
}

/** The form by itself, when something was wrong with it. */
export function drawPage(props: DrawFormProps): string {
  const { visit, errors } = props;
  const { language, contest } = visit;
  const t = voteMessages(language);
  return renderContestPage(
    visit,
    { title: formTitle(t('draw.title'), errors, language) },
    <>
      <h1>{t('draw.title')}</h1>
      <ErrorSummary errors={errors} language={language} />
      {contest.prize && <Words text={contest.prize} language={language} class="lead" />}
      <DrawForm {...props} t={t} />
    </>,
  );
}

/** The same whether or not the ticket or the address took part before. */
export function enteredPage(visit: Visit): string {
  const t = voteMessages(visit.language);
  return noticePage({
    ...visit,
    partsAtFoot: true,
    title: t('entered.title'),
    lead: t('entered.lead'),
    onward: [{ href: contestPath(visit), label: t('back.contest') }],
  });
}
