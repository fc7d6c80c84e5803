import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { LocalCloud, LocalCloudOptions } from '../../infra/local/index.ts';
import { launchBrowser } from '../builders/browser.ts';
import { useLocalCloud } from '../integration/cloud.ts';

export const phoneSize = { width: 390, height: 844 };

export interface Stage {
  readonly cloud: LocalCloud;
  readonly browser: Browser;
  /** A phone on which scripts never run, as residents' pages must work on it. */
  phone(): Promise<Page>;
  /** A desk, with scripts. */
  desk(): Promise<Page>;
}

/** One local cloud and one browser for the tests of a file; pages close at its end. */
export function useStage(options: LocalCloudOptions = {}): () => Stage {
  const cloud = useLocalCloud(options);
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];
  const refusals: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(() => {
    const seen = refusals.splice(0);
    if (seen.length > 0) throw new Error(`The browser refused parts of a page: ${seen.join('; ')}`);
  });
  afterAll(() => browser?.close());

  const started = (): Browser => {
    if (browser === undefined) throw new Error('The browser has not started.');
    return browser;
  };
  const open = async (settings: Parameters<Browser['newContext']>[0]): Promise<Page> => {
    const context = await started().newContext({ locale: 'nl-BE', ...settings });
    contexts.push(context);
    context.setDefaultTimeout(60_000);
    context.on('console', (message) => {
      if (/content security policy/i.test(message.text())) refusals.push(message.text());
    });
    return context.newPage();
  };

  return () => ({
    cloud: cloud(),
    browser: started(),
    phone: () => open({ viewport: phoneSize, javaScriptEnabled: false }),
    desk: () => open({ viewport: { width: 1280, height: 900 } }),
  });
}
