import { chromium, type Page } from 'playwright-core';
import { requireChromium } from '../test/chromium';

/** A browser that is signed in as guest. */
export interface Portal {
  readonly page: Page;
  open(path: string): Promise<void>;
  /** Text of every answer so far, of frontend and backend. */
  answers(): Promise<Array<{ url: string; text: string }>>;
}

/** Waits in the browser, on a busy machine of two cores. Milliseconds. */
const patience = 120_000;

const flags = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update'],
  '--disable-sync',
];

/** Opens a browser, signs in when the first page is opened, and closes it after `use`. */
export async function withPortal<T>(
  { url }: { url: string },
  use: (portal: Portal) => Promise<T>,
): Promise<T> {
  const browser = await chromium.launch({
    executablePath: requireChromium(),
    args: flags,
  });
  try {
    const viewport = { width: 1440, height: 900 };
    const page = await browser.newPage({ viewport });
    page.setDefaultTimeout(patience);
    const answers = recordAnswers(page);
    const open = async (path: string) => {
      await page.goto(`${url}${path}`);
      await page.getByRole('button', { name: 'Enter' }).click();
    };
    return await use({ page, open, answers });
  } finally {
    await browser.close();
  }
}

function recordAnswers(page: Page) {
  const pending: Array<Promise<{ url: string; text: string }>> = [];
  page.on('response', response => {
    // A redirect, an aborted request and a stream have no text.
    const text = response.text().catch(() => '');
    pending.push(text.then(body => ({ url: response.url(), text: body })));
  });
  return () => Promise.all(pending);
}
