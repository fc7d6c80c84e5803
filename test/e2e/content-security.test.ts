import { expect, it } from 'vitest';
import { useStage } from './stage.ts';

const stage = useStage();

it('neither runs a script nor takes a style that somebody smuggled into a page', async () => {
  const page = await stage().browser.newPage();
  const url = `${stage().cloud.siteUrl}/newsletter/nl/retie`;
  await page.route(url, async (route) => {
    const response = await route.fetch();
    const smuggled = '<style>h1{display:none}</style><script>document.title = "taken"</script>';
    const body = (await response.text()).replace('</main>', `${smuggled}</main>`);
    await route.fulfill({ response, body });
  });
  await page.goto(url);
  expect(await page.title()).toBe('Nieuwsbrief van Retie · Van hier Retie');
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  await page.close();
});

it('takes its own style', async () => {
  const page = await stage().phone();
  await page.goto(`${stage().cloud.siteUrl}/newsletter/nl/retie`);
  const button = page.getByRole('button', { name: 'Schrijf mij in' });
  expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(48);
  const colour = 'getComputedStyle(document.querySelector("form > button")).backgroundColor';
  expect(await page.evaluate(colour)).toBe('rgb(31, 95, 74)');
});
