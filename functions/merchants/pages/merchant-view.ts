import type { Language } from '../../../shared/i18n/language.ts';
import { localized } from '../../../shared/i18n/localized.ts';
import type { PhotoView } from '../../../shared/pages/shop-photo.tsx';
import type { Merchant, Photo } from '../merchant.ts';
import { smallPhotoPath } from '../photos/photo-places.ts';

/** A photo with its description in this language, else in one that there is, else the name of the shop. */
export const photoView = (photo: Photo, name: string, language: Language): PhotoView => ({
  path: photo.path,
  smallPath: smallPhotoPath(photo.path),
  width: photo.width,
  height: photo.height,
  alt: localized(photo.alt, language)?.text ?? name,
});

export const photoOf = ({ photo, name }: Merchant, language: Language): PhotoView | undefined =>
  photo && photoView(photo, name, language);
