import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** Made for Lambda: they save memory there, and here closing one page would end the browser. */
const lambdaOnly = new Set(['--single-process', '--no-zygote', '--disable-web-security']);

/** Starts the Chromium that comes inside a package; whoever starts it closes it. */
export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    args: chromium.args.filter((argument) => !lambdaOnly.has(argument)),
    headless: true,
  });
}
