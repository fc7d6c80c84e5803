import {
  noForm,
  type PageAnswer,
  type PageRoute,
  pageRoute,
} from '../../shared/http/page-route.ts';
import type { Language } from '../../shared/i18n/language.ts';
import { verifyToken } from '../../shared/tokens/signed-token.ts';
import { erase } from './erase.ts';
import { readOwnData } from './export-own-data.ts';
import type { PageDeps } from './page-deps.ts';
import { anyQuery, eraseForm, languageParams, tokenQuery } from './page-schemas.ts';
import { subscriberMessages } from './pages/messages.ts';
import { erasedPage, myDataPage, nothingHeldPage } from './pages/my-data-page.tsx';
import { myDataToken } from './tokens.ts';

const nothingHeld = (language: Language): PageAnswer => ({
  status: 410,
  document: nothingHeldPage(language),
});

const show = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/newsletter/{language}/my-data',
  summary: 'Everything held about whoever holds the link',
  params: languageParams,
  query: tokenQuery,
  form: noForm,
  async handle({ params: { language }, query: { token } }, deps) {
    const { s } = await verifyToken(myDataToken, token, deps);
    const data = await readOwnData(s, deps);
    if (!data) return nothingHeld(language);
    return { document: myDataPage({ language, data, token, errors: {} }) };
  },
});

const download = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/newsletter/{language}/my-data/download',
  summary: 'Everything held as a JSON file',
  params: languageParams,
  query: tokenQuery,
  form: noForm,
  async handle({ params: { language }, query: { token } }, deps) {
    const { s } = await verifyToken(myDataToken, token, deps);
    const data = await readOwnData(s, deps);
    if (!data) return nothingHeld(language);
    return {
      body: `${JSON.stringify(data, null, 2)}\n`,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': 'attachment; filename="my-data.json"',
      },
    };
  },
});

const takeErase = pageRoute<PageDeps>()({
  method: 'POST',
  path: '/newsletter/{language}/my-data/erase',
  summary: 'Erases everything, once the box is ticked',
  params: languageParams,
  query: anyQuery,
  form: eraseForm,
  async handle({ params: { language }, form: { token, sure } }, deps) {
    const { s } = await verifyToken(myDataToken, token, deps);
    if (sure !== 'yes') {
      const data = await readOwnData(s, deps);
      if (!data) return nothingHeld(language);
      const errors = { sure: subscriberMessages(language)('error.sure') };
      return { status: 422, document: myDataPage({ language, data, token, errors }) };
    }
    const wasHeld = await erase(s, deps);
    return wasHeld ? { document: erasedPage(language) } : nothingHeld(language);
  },
});

export const myDataRoutes: readonly PageRoute<PageDeps>[] = [show, download, takeErase];
