import { parseAddress } from '../../shared/address/parse-address.ts';
import { atEvenPace } from '../../shared/http/even-pace.ts';
import type { HttpEvent } from '../../shared/http/event.ts';
import { noForm, type PageRoute, pageRoute } from '../../shared/http/page-route.ts';
import { addressError } from '../../shared/pages/address-error.ts';
import { verifyToken } from '../../shared/tokens/signed-token.ts';
import { askForMyData, askForPreferencesLink } from './ask-for-link.ts';
import { mayMail } from './mail-limits.ts';
import type { PageDeps } from './page-deps.ts';
import { anyQuery, languageParams, lostLinkForm, tokenForm } from './page-schemas.ts';
import { linkSentPage, lostLinkPage } from './pages/lost-link-page.tsx';
import { preferencesToken } from './tokens.ts';

const showLost = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/newsletter/{language}/lost-link',
  summary: 'Asks for the address of someone who lost the link',
  params: languageParams,
  query: anyQuery,
  form: noForm,
  handle: async ({ params: { language } }) => ({
    document: lostLinkPage({ language, address: '', errors: {} }),
  }),
});

const takeLost = pageRoute<PageDeps>()({
  method: 'POST',
  path: '/newsletter/{language}/lost-link',
  summary: 'Mails the preferences link to an address that is known; answers the same for all',
  params: languageParams,
  query: anyQuery,
  form: lostLinkForm,
  async handle({ params: { language }, form, event }, deps) {
    const parsed = parseAddress(form.address);
    if (!('address' in parsed)) {
      const errors = { address: addressError(parsed, language) };
      return { status: 422, document: lostLinkPage({ language, address: form.address, errors }) };
    }
    await sendWithinLimits(parsed.address, event, deps, () =>
      askForPreferencesLink(parsed.address, deps),
    );
    return { location: `/newsletter/${language}/link-sent` };
  },
});

const askData = pageRoute<PageDeps>()({
  method: 'POST',
  path: '/newsletter/{language}/data-link',
  summary: 'Mails the link to everything held about whoever holds the preferences link',
  params: languageParams,
  query: anyQuery,
  form: tokenForm,
  async handle({ params: { language }, form: { token }, event }, deps) {
    const { s } = await verifyToken(preferencesToken, token, deps);
    await sendWithinLimits(s, event, deps, () => askForMyData(s, deps));
    return { location: `/newsletter/${language}/link-sent` };
  },
});

async function sendWithinLimits(
  to: string,
  event: HttpEvent,
  deps: PageDeps,
  send: () => Promise<void>,
): Promise<void> {
  const viewer = await deps.viewer(event);
  await atEvenPace(async () => {
    if (await mayMail({ to, viewer }, deps)) await send();
  }, deps);
}

const linkSent = pageRoute<PageDeps>()({
  method: 'GET',
  path: '/newsletter/{language}/link-sent',
  summary: 'What everyone sees after asking for a link',
  params: languageParams,
  query: anyQuery,
  form: noForm,
  handle: async ({ params: { language } }) => ({ document: linkSentPage(language) }),
});

export const linkRoutes: readonly PageRoute<PageDeps>[] = [showLost, takeLost, askData, linkSent];
