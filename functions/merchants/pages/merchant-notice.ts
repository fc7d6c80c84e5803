import { type Notice, noticePage } from '../../../shared/pages/notice-page.tsx';
import { directoryPath } from '../paths.ts';

/** A page of the directory that says one thing. */
export const merchantNotice = (notice: Omit<Notice, 'home'>): string =>
  noticePage({ ...notice, home: directoryPath(notice.language, notice.place?.municipality.slug) });
