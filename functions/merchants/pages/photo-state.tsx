import type { Language } from '../../../shared/i18n/language.ts';
import { ShopPhoto } from '../../../shared/pages/shop-photo.tsx';
import type { Merchant, Photo } from '../merchant.ts';
import { linkPath } from '../paths.ts';
import type { PhotoJob } from '../photos/photo-jobs.ts';
import { photoView } from './merchant-view.ts';
import type { Text } from './messages.ts';

interface PhotoStateProps {
  readonly language: Language;
  readonly merchant: Merchant;
  readonly photoJob: PhotoJob | undefined;
  readonly token: string;
  readonly t: Text;
}

/** The photo as it is shown, one that waits for staff, and what became of the last upload. */
export function PhotoState({ language, merchant, photoJob, token, t }: PhotoStateProps) {
  const { name, photo, proposedPhoto } = merchant;
  const shown = (each: Photo) => <ShopPhoto name={name} photo={photoView(each, name, language)} />;
  const hasAny = photo !== undefined || proposedPhoto !== undefined;
  return (
    <section id="photo" class="own-photo">
      <h2>{t('photo.section')}</h2>
      {photo && shown(photo)}
      {proposedPhoto && (
        <>
          <p>{t('photo.proposed')}</p>
          {shown(proposedPhoto)}
        </>
      )}
      {!hasAny && photoJob?.state !== 'waiting' && <p>{t('photo.none')}</p>}
      {photoJob?.state === 'waiting' && (
        <p role="status">
          {t('photo.waiting')}{' '}
          <a href={linkPath(language, 'manage', token)}>{t('photo.waiting.link')}</a>
        </p>
      )}
      {photoJob?.state === 'refused' && (
        <p class="error">{t(`photo.refused.${photoJob.reason ?? 'unreadable'}`)}</p>
      )}
      <p>
        <a class="button quiet" href={linkPath(language, 'photo', token)}>
          {t(hasAny ? 'photo.replace' : 'photo.add')}
        </a>
      </p>
    </section>
  );
}
