/*
 * Pictures of the sheet: every part, light and dark, wide and narrow, and what axe finds in it.
 *   yarn screenshots [--out DIR] [--part ID] [--quick]
 * `--quick` takes only wide and light. Needs Debian's chromium, or CHROMIUM with the path of another.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Browser, Page, chromium } from 'playwright-core';
import { bundleSheet } from './bundleSheet';

const require = createRequire(__filename);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(tmpdir(), 'mesh-sheet') },
    part: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
});

interface View {
  name: string;
  theme: 'light' | 'dark';
  width: number;
}

const allViews: View[] = [
  { name: 'light', theme: 'light', width: 1240 },
  { name: 'dark', theme: 'dark', width: 1240 },
  { name: 'narrow', theme: 'light', width: 400 },
];

interface Violation {
  id: string;
  help: string;
  nodes: { html: string; any: { message: string }[] }[];
}

/** Rules about a whole page do not fit a part of a sheet. */
const axeOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'],
};

async function main() {
  const out = resolve(values.out);
  mkdirSync(out, { recursive: true });
  const sheet = await bundleSheet();
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--allow-file-access-from-files'],
  });
  try {
    const problems = await shootAll(browser, sheet, out);
    writeFileSync(join(out, 'axe.txt'), problems.join('\n'));
    process.stdout.write(
      `${problems.length} findings, see ${join(out, 'axe.txt')}\n`,
    );
    if (problems.length) process.exitCode = 1;
  } finally {
    await browser.close();
  }
}

async function shootAll(browser: Browser, sheet: string, out: string) {
  const problems: string[] = [];
  const views = values.quick ? allViews.slice(0, 1) : allViews;
  for (const view of views) {
    const page = await browser.newPage({
      viewport: { width: view.width, height: 900 },
      reducedMotion: 'reduce',
    });
    page.on('pageerror', error => problems.push(`${view.name}: ${error}`));
    for (const part of await partsOf(page, sheet)) {
      problems.push(...(await shoot(page, sheet, part, view, out)));
    }
    await page.close();
  }
  return problems;
}

async function partsOf(page: Page, sheet: string): Promise<string[]> {
  if (values.part) return values.part.split(',');
  await page.goto(`file://${sheet}`);
  await page.waitForSelector('[data-part]', { state: 'attached' });
  return page.$$eval('[data-part]', parts => [
    ...new Set(parts.map(part => part.getAttribute('data-part')!)),
  ]);
}

async function shoot(
  page: Page,
  sheet: string,
  part: string,
  view: View,
  out: string,
): Promise<string[]> {
  await page.goto(`file://${sheet}?part=${part}&theme=${view.theme}`);
  await page.waitForSelector(`[data-part="${part}"]`, { state: 'attached' });
  // Data of the fixtures comes in a few turns; a loading part stays as it is.
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(700);
  const path = join(out, `${part}-${view.name}.png`);
  await page.screenshot({ path, fullPage: true });
  await page.evaluate(axeSource);
  const { violations } = (await page.evaluate(
    options =>
      (
        window as unknown as {
          axe: { run(d: Document, o: object): Promise<unknown> };
        }
      ).axe.run(document, options),
    axeOptions,
  )) as { violations: Violation[] };
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      node =>
        `${part} ${view.name}: ${id}: ${help}: ${node.html.slice(0, 160)} ${
          node.any[0]?.message ?? ''
        }`,
    ),
  );
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
