import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before } from 'node:test';
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { findChromium } from '../../tools/test/chromium';
import { checkout } from '../../tools/processes/portal';
import { signIn } from './signIn';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const results = join(checkout, 'e2e', 'results');

/** The browser of one test file. */
export interface TestBrowser {
  /** A page of its own: nothing is shared with another, also not who is signed in. */
  page(options?: BrowserContextOptions): Promise<Page>;
  /** The same, signed in as a demo account, on the page that follows. */
  pageAs(account: string, options?: BrowserContextOptions): Promise<Page>;
}

/**
 * Opens a browser before the tests of a file and closes it after them. After each test its pages are
 * closed; when it failed they are photographed before, into e2e/results.
 */
export function useBrowser(): TestBrowser {
  let browser: Browser;
  let pages: Page[] = [];

  before(async () => {
    browser = await chromium.launch({
      executablePath: findChromium(),
      args: flags,
    });
  });
  afterEach(async context => {
    const test = context as { name: string; passed?: boolean };
    for (const [index, page] of pages.entries()) {
      if (!test.passed) await screenshot(page, `failed ${test.name} ${index}`);
      await page.context().close();
    }
    pages = [];
  });
  after(() => browser?.close());

  const page = async (options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      ...options,
    });
    // What a quiet machine shows in a second may take long on one that does other things too.
    context.setDefaultTimeout(60_000);
    const opened = await context.newPage();
    pages.push(opened);
    return opened;
  };
  return {
    page,
    async pageAs(account, options) {
      const opened = await page(options);
      await signIn(opened, account);
      return opened;
    },
  };
}

/** Photographs what the page shows, in its whole height, into `e2e/results/<name>.png`. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(results, { recursive: true });
  const file = `${name.replace(/[^\w.-]+/g, '-')}.png`;
  await page.screenshot({ path: join(results, file), fullPage: true });
}
