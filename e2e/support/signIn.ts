import type { Page } from 'playwright-core';
import { testPortal } from './portal';

/** Goes to the portal and signs in as a demo account; resolves when the portal has taken over. */
export async function signIn(page: Page, account: string): Promise<void> {
  await page.goto(testPortal().url);
  await page.getByRole('button', { name: `Sign in as ${account}` }).click();
  // The button changes while it is at it; the page goes when it is done.
  const signInPage = page.getByText('Choose who you want to be');
  await signInPage.waitFor({ state: 'detached' });
}
