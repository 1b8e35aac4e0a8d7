import type { Page } from 'playwright-core';

export interface Traffic {
  /** Everything the browser was given and showed so far: addresses, headers, bodies, and the page as it is now. */
  received(): Promise<string[]>;
  /** Bodies that the browser sent to paths that match. */
  sent(path: RegExp): string[];
}

/** Keeps what goes over the network of a page from now on. */
export function recordTraffic(page: Page): Traffic {
  const received: Promise<string>[] = [];
  const sent: { url: string; body: string }[] = [];
  page.on('request', request =>
    sent.push({ url: request.url(), body: request.postData() ?? '' }),
  );
  page.on('response', response => {
    const head = [response.url(), JSON.stringify(response.headers())];
    // A redirect, or what the page has left meanwhile, has no body.
    const body = response.text().catch(() => '');
    received.push(body.then(text => [...head, text].join('\n')));
  });
  return {
    received: async () => [
      ...(await Promise.all(received)),
      await page.content(),
    ],
    sent: path =>
      sent.filter(({ url }) => path.test(url)).map(({ body }) => body),
  };
}
