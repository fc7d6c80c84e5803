import { html } from 'hono/html';
import type { StaffAccount } from '../boundary.ts';
import { landingStyle } from './landing-style.ts';
import { landingTexts } from './landing-texts.ts';

export type LandingLanguage = 'en' | 'nl';

export interface Landing {
  docsUrl: string;
  mailboxUrl: string;
  awsUrl: string;
  adminCredentials: { accessKeyId: string; secretAccessKey: string };
  staffAccounts: readonly StaffAccount[];
  /** Where the demonstration's sources of events are served. */
  demoSources?: { readonly calendarUrl: string; readonly uitdatabankUrl: string } | undefined;
}

/** The first page of a local cloud: where everything is and who can sign in. */
export function landingPage(language: LandingLanguage, landing: Landing): string {
  const text = landingTexts[language];
  const other = language === 'en' ? 'nl' : 'en';
  const cards = [
    { href: `/newsletter/${language}`, ...text.site },
    { href: `/vote/${language}`, ...text.vote },
    { href: `/merchants/${language}`, ...text.merchants },
    { href: `/calendar/${language}`, ...text.calendar },
    { href: landing.mailboxUrl, ...text.mailbox },
    { href: landing.docsUrl, ...text.docs },
  ];
  return String(html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text.title}</title>
<style>${landingStyle}</style>
</head>
<body>
<header>
<p class="mark" aria-hidden="true">van hier</p>
<a class="language" href="/?language=${other}" hreflang="${other}" lang="${other}">${landingTexts[other].ownName}</a>
</header>
<main>
<h1>${text.title}</h1>
<p class="lead">${text.lead}</p>
<nav aria-label="${text.places}"><ul class="cards">
${cards.map(
  ({ href, name, about }) =>
    html`<li><a href="${href}"><strong>${name}</strong><span>${about}</span></a></li>`,
)}
</ul></nav>
${[text.mail, text.ballot, text.event].map(
  ({ way, steps }) => html`<section>
<h2>${way}</h2>
<ol>${steps.map((step) => html`<li>${step}</li>`)}</ol>
</section>`,
)}
${landing.demoSources && sourcesList(language, landing.demoSources)}
<section>
<h2 id="staff">${text.staff}</h2>
<p>${text.signIn}</p>
<div class="scroll" tabindex="0" role="region" aria-labelledby="staff"><table>
<thead><tr><th scope="col">${text.account}</th><th scope="col">${text.rights}</th><th scope="col">${text.password}</th></tr></thead>
<tbody>
${landing.staffAccounts.map(
  ({ email, description, password }) =>
    html`<tr><td><code>${email}</code></td><td>${description}</td><td><code>${password}</code></td></tr>`,
)}
</tbody></table></div>
</section>
<section>
<h2>AWS</h2>
<p>${text.aws}</p>
<pre tabindex="0">AWS_ENDPOINT_URL=${landing.awsUrl}
AWS_REGION=eu-west-1
AWS_ACCESS_KEY_ID=${landing.adminCredentials.accessKeyId}
AWS_SECRET_ACCESS_KEY=${landing.adminCredentials.secretAccessKey}</pre>
</section>
</main>
</body>
</html>`);
}

function sourcesList(
  language: LandingLanguage,
  { calendarUrl, uitdatabankUrl }: NonNullable<Landing['demoSources']>,
) {
  const { feeds } = landingTexts[language];
  const links = [
    { href: calendarUrl, name: feeds.website },
    { href: uitdatabankUrl, name: feeds.uitdatabank },
    { href: `/calendar/feeds/${language}/retie.ics`, name: feeds.feed },
    { href: `/calendar/feeds/${language}/retie.json`, name: feeds.json },
  ];
  return html`<section>
<h2>${feeds.title}</h2>
<ul>${links.map(({ href, name }) => html`<li><a href="${href}">${name}</a></li>`)}</ul>
</section>`;
}

/** Dutch for a browser that asks for it, English otherwise; a choice on the page comes first. */
export function landingLanguage(
  query: string,
  acceptLanguage: string | undefined,
): LandingLanguage {
  const chosen = new URLSearchParams(query).get('language');
  if (chosen === 'nl' || chosen === 'en') return chosen;
  return acceptLanguage?.trim().toLowerCase().startsWith('nl') ? 'nl' : 'en';
}
