import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { testPortal } from './portal';

/** Opens the form of one of our templates, filled in as a link may. */
export async function openTemplate(
  page: Page,
  name: string,
  formData: unknown = {},
): Promise<void> {
  const { url } = testPortal();
  const query = new URLSearchParams({ formData: JSON.stringify(formData) });
  await page.goto(`${url}/create/templates/default/${name}?${query}`);
}

/** Chooses a namespace in a form; the list is closed afterwards. */
export async function chooseNamespace(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /Namespace/ }).click();
  await page.getByRole('option', { name: new RegExp(`^${name}\\b`) }).click();
  await page.getByRole('listbox').waitFor({ state: 'hidden' });
}

/** Goes to the next step of a form; the scaffolder asks the form field first. */
export async function goOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^(Next|Review)$/ }).click();
}

/** Goes through the review and creates. @returns the path of the request that was filed */
export async function fileTemplate(page: Page): Promise<string> {
  await goOn(page);
  await page.getByRole('button', { name: 'Create' }).click();
  const link = page.getByRole('link', { name: 'Open the request' });
  await link.waitFor();
  const address = await link.getAttribute('href');
  assert.match(address ?? '', /\/mesh\/requests\/\d+/);
  return new URL(address!, testPortal().url).pathname;
}
