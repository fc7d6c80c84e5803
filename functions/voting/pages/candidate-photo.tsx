import { ShopPhoto } from '../../../shared/pages/shop-photo.tsx';
import type { CandidateView } from './candidate-view.ts';

interface CandidatePhotoProps {
  readonly candidate: Pick<CandidateView, 'name' | 'photo'>;
  /** On a page of its own. */
  readonly isLarge?: boolean;
  /** Far down: loaded when it is scrolled to. */
  readonly isLazy?: boolean;
}

export function CandidatePhoto({ candidate, isLarge, isLazy }: CandidatePhotoProps) {
  const { name, photo } = candidate;
  return <ShopPhoto name={name} photo={photo} isLarge={isLarge} isLazy={isLazy} />;
}
