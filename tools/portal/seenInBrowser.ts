import { chromium } from 'playwright-core';
import { findChromium } from '../test/chromium';

/** Signs in as a guest and looks at the entity: overview card and mesh tab. Gives what the tab says. */
export async function seenInBrowser(url: string, picture: string) {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
  try {
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 },
    });
    page.setDefaultTimeout(90_000);
    await page.goto(`${url}/catalog/default/component/payments`);
    await page.getByRole('button', { name: 'Enter' }).click();
    const card = page.getByText(/In the mesh in prod-eu-1|In the mesh/).first();
    await card.waitFor();
    const cardWords = await card.innerText();
    await page.screenshot({ path: `${picture}-overview.png`, fullPage: true });
    await page
      .getByRole('tab', { name: 'Mesh' })
      .or(page.getByRole('link', { name: 'Mesh', exact: true }))
      .last()
      .click();
    await page.getByText('prod-eu-1').first().waitFor();
    await page.screenshot({ path: `${picture}-tab.png`, fullPage: true });
    return {
      cardWords,
      tabWords: await page.locator('main').last().innerText(),
    };
  } finally {
    await browser.close();
  }
}
