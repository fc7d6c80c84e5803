import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { inspectPage, picturePage } from './inspect-page.ts';
import { useStage } from './stage.ts';

const stage = useStage();

describe('staff on the API documentation', () => {
  let page: Page;
  beforeAll(async () => {
    page = await stage().desk();
  });

  it('find it from the landing page', async () => {
    await page.goto(stage().cloud.siteUrl);
    await inspectPage(page, { name: 'landing-nl' });
    await picturePage(page, { name: 'landing-nl-desk', size: { width: 1280, height: 900 } });
    await page.getByRole('link', { name: 'English' }).click();
    await inspectPage(page, { name: 'landing-en' });
    await page.getByRole('link', { name: 'API documentation' }).click();
    await page.getByRole('button', { name: 'Authorize' }).waitFor();
  });

  it('are told when name and password do not belong together', async () => {
    const signIn = await openSignIn(page);
    await inspectPage(signIn, { name: 'sign-in' });
    await signIn.getByLabel('E-mail address').fill('editor@demo.vanhier.example');
    await signIn.getByLabel('Password').fill('guess');
    await signIn.getByRole('button', { name: 'Sign in', exact: true }).first().click();
    expect(await signIn.getByRole('alert').textContent()).toContain('do not belong together');
    expect(await signIn.getByLabel('E-mail address').inputValue()).toBe(
      'editor@demo.vanhier.example',
    );
    await inspectPage(signIn, { name: 'sign-in-wrong' });
    await signIn.close();
  });

  it('sign in as an editor and ask who they are', async () => {
    await page.reload();
    await signInAs(page, 'editor@demo.vanhier.example');
    const { status, body } = await tryOut(page, 'GET', '/staff/me');
    expect(status).toBe('200');
    expect(body).toContain('editor@demo.vanhier.example');
  });

  it('get a problem document for what their role may not do', async () => {
    const other = await stage().desk();
    await other.goto(stage().cloud.docsUrl);
    await signInAs(other, 'viewer@demo.vanhier.example');
    const { status, body } = await tryOut(other, 'PUT', '/staff/newsletters/global-stop');
    expect(status).toBe('403');
    expect(body).toContain('"code": "auth.forbidden"');
    expect(body).toContain('"reference": ');
  });
});

/** Presses Authorize, and gives the sign-in page that opens beside the documentation. */
async function openSignIn(page: Page): Promise<Page> {
  await page.getByRole('button', { name: 'Authorize' }).first().click();
  const [signIn] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('button', { name: 'Apply given OAuth2 credentials' }).click(),
  ]);
  return signIn;
}

async function signInAs(page: Page, account: string): Promise<void> {
  const signIn = await openSignIn(page);
  const closed = signIn.waitForEvent('close');
  await signIn.getByLabel('E-mail address').fill(account);
  await signIn.getByLabel('Password').fill('vanhier');
  await signIn.getByLabel('Password').press('Enter');
  await closed;
  await page.getByRole('button', { name: 'Remove authorization' }).waitFor();
  await page.getByRole('button', { name: 'Close' }).last().click();
}

async function tryOut(page: Page, method: string, path: string) {
  const [, , tag] = path.split('/');
  await page.locator(`.opblock-tag[data-tag="${tag}"]`).click();
  const operation = page.locator(`.opblock-${method.toLowerCase()}`, {
    has: page.locator(`[data-path="${path}"]`),
  });
  await operation.locator('.opblock-summary-control').click();
  await operation.getByRole('button', { name: 'Try it out' }).click();
  await operation.getByRole('button', { name: 'Execute' }).click();
  const live = operation.locator('.live-responses-table .response').first();
  return {
    status: (await live.locator('.response-col_status').textContent())?.trim().slice(0, 3),
    body: (await live.locator('.highlight-code').first().textContent()) ?? '',
  };
}
