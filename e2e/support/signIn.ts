import type { Page } from 'playwright-core';
import { testPortal } from './portal';

/** Goes to the portal and signs in as a demo account; resolves when the sidebar is there. */
export async function signIn(page: Page, account: string): Promise<void> {
  await page.goto(testPortal().url);
  await page.getByRole('button', { name: `Sign in as ${account}` }).click();
  await page.getByRole('link', { name: 'Create' }).waitFor();
}
