import type { Language } from '../../../../shared/i18n/language.ts';
import { Choices } from '../../../../shared/pages/choices.tsx';
import {
  ErrorSummary,
  type FieldErrors,
  formTitle,
} from '../../../../shared/pages/form-errors.tsx';
import { renderPage } from '../../../../shared/pages/layout.tsx';
import { placeByNis } from '../../../../shared/programme/programme.ts';
import type { CampaignEvent } from '../../events/event.ts';
import { calendarPath, eventPath } from '../../paths.ts';
import { hasRunOut, isOpenOffer } from '../../registration/accept-offer.ts';
import {
  isActive,
  type Registration,
  takesPlace,
  tookPlace,
} from '../../registration/registration.ts';
import {
  type RegistrationPage,
  registerPath,
  registrationPath,
} from '../../registration/registration-paths.ts';
import { type RegistrationText, registrationMessages } from './messages.ts';
import { RegistrationFacts } from './registration-facts.tsx';

interface PlacePageProps {
  readonly language: Language;
  readonly event: CampaignEvent;
  readonly registration: Registration;
  /** In the line, 1 being the first. */
  readonly position: number;
  readonly token: string;
  readonly errors: FieldErrors;
  readonly now: Date;
}

type PartProps = PlacePageProps & { readonly t: RegistrationText };

/** How a registration stands, for whoever holds its link: say yes to an offer, leave, have the data deleted. */
export function placePage(props: PlacePageProps): string {
  const { language, event, registration, errors, now } = props;
  const t = registrationMessages(language);
  const place = placeByNis(event.nis);
  const state = shownState(registration, now);
  const heading = t(`place.${state}`);
  return renderPage(
    {
      language,
      title: formTitle(heading, errors, language),
      place,
      home: calendarPath(language, place.municipality.slug),
    },
    <>
      <h1>{heading}</h1>
      <ErrorSummary errors={errors} language={language} />
      <Lead {...props} state={state} t={t} />
      {isOpenOffer(registration, now) && (
        <Button {...props} to="accept" label={t('place.accept')} />
      )}
      <RegistrationFacts {...props} t={t} />
      {isActive(registration) && state !== 'lapsed' && state !== 'over' && (
        <Leave {...props} t={t} />
      )}
      {(!isActive(registration) || state === 'lapsed') && !tookPlace(registration.told, now) && (
        <Again {...props} t={t} />
      )}
      <Erase {...props} t={t} />
      <p>
        <a href={eventPath(event, language)}>{t('place.event')}</a>
      </p>
    </>,
  );
}

/** An offer that has run out is over, though the sweep has yet to say so. Who has not confirmed has another page. */
function shownState(registration: Registration, now: Date) {
  const { state } = registration;
  if (state === 'pending') return 'waiting';
  if (hasRunOut(registration, now)) return 'lapsed';
  return isActive(registration) && tookPlace(registration.told, now) ? 'over' : state;
}

type ShownState = ReturnType<typeof shownState>;

function Lead({ registration, position, state, t }: PartProps & { readonly state: ShownState }) {
  const { places, until, told, cancelReason } = registration;
  if (isActive(registration) && !takesPlace(told)) {
    return (
      <div class="box error">
        <p>{t(told.status === 'postponed' ? 'place.off.postponed' : 'place.off.cancelled')}</p>
      </div>
    );
  }
  const values = { places, position, until: new Date(until ?? told.startsAt) };
  return (
    <>
      <p class="lead">{t(`place.${state}.lead`, values)}</p>
      {cancelReason && <p>{t('place.cancelled.reason', { reason: cancelReason })}</p>}
    </>
  );
}

interface ButtonProps extends Pick<PlacePageProps, 'event' | 'language' | 'token'> {
  readonly to: RegistrationPage;
  readonly label: string;
  readonly quiet?: boolean;
}

/** A form of one button: only pressing it changes something. */
const Button = ({ event, language, token, to, label, quiet = false }: ButtonProps) => (
  <form method="post" action={registrationPath(event, language, to)}>
    <input type="hidden" name="token" value={token} />
    <button class={quiet ? 'quiet' : undefined} type="submit">
      {label}
    </button>
  </form>
);

const Leave = (props: PartProps) => (
  <section class="box">
    <h2>{props.t('place.leave.title')}</h2>
    <p>{props.t('place.leave.text')}</p>
    <Button {...props} to="leave" label={props.t('place.leave')} quiet />
  </section>
);

const Again = ({ event, registration, language, t }: PartProps) => (
  <p>
    <a class="button" href={registerPath(event, language, registration.key)}>
      {t('place.again')}
    </a>
  </p>
);

const Erase = ({ event, language, token, errors, t }: PartProps) => (
  <section>
    <h2>{t('erase.title')}</h2>
    <p>{t('erase.text')}</p>
    <form method="post" action={registrationPath(event, language, 'erase')} novalidate>
      <input type="hidden" name="token" value={token} />
      <Choices
        name="sure[]"
        legend={t('erase.title')}
        options={[{ value: 'yes', label: t('erase.sure') }]}
        selected={[]}
        error={errors.sure}
      />
      <button class="quiet" type="submit">
        {t('erase.button')}
      </button>
    </form>
  </section>
);
