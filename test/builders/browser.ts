import { setTimeout as pause } from 'node:timers/promises';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/** Made for Lambda: they save memory there, and here closing one page would end the browser. */
const lambdaOnly = new Set(['--single-process', '--no-zygote', '--disable-web-security']);

/**
 * Starts the Chromium that comes inside a package; whoever starts it closes it. The package unpacks it to the
 * temporary folder at first use and takes a half-written file of another process for a whole one: so it tries again.
 */
export async function launchBrowser(attempts = 5): Promise<Browser> {
  try {
    return await playwright.launch({
      executablePath: await chromium.executablePath(),
      args: chromium.args.filter((argument) => !lambdaOnly.has(argument)),
      headless: true,
    });
  } catch (cause) {
    if (attempts <= 1) throw cause;
    await pause(2000);
    return launchBrowser(attempts - 1);
  }
}
