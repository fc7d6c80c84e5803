import type { Poster } from '../../functions/voting/posters/poster.ts';
import { kempen } from '../../shared/programme/brands/kempen.ts';
import { cornersPicture, jpegPhoto } from './photo-file.ts';

/** A JPEG of 400 × 300 pixels. */
export const aPhoto = async () => ({
  bytes: await jpegPhoto(cornersPicture(400, 300)),
  width: 400,
  height: 300,
  alt: 'Els achter haar toonbank',
});

/** The poster of an ambassador of Retie, without a photo. */
export const aPoster = (change: Partial<Poster> = {}): Poster => ({
  language: 'nl',
  palette: kempen.light,
  brand: 'Van hier Kempen',
  municipality: 'Retie',
  title: 'Bakkerij Peeters, ambassadeur van Retie',
  kicker: 'Gekozen door de inwoners van Retie',
  name: 'Bakkerij Peeters',
  trade: 'Bakkerij in Retie',
  seal: ['Uw', 'Ambassadeur', 'van Retie'],
  promises: ['Wij kennen u', 'Wij geven service', 'Wij helpen u verder'],
  address: 'Markt 5, 2470 Retie',
  slogan: 'Koop bij wie u kent.',
  call: 'Maak kennis',
  url: 'https://www.vanhier.example/m/bcdfghj',
  ...change,
});
