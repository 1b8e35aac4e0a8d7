import { z } from 'zod';

const usage =
  'npm run --silent token -- <account> [--backend http://localhost:7007]';

const sessionSchema = z.object({
  backstageIdentity: z.object({ token: z.string() }),
});
const errorSchema = z.object({ error: z.object({ message: z.string() }) });

/** Prints a Backstage token of a demo account, from the backend that runs. */
async function main(
  account?: string,
  flag?: string,
  backend = 'http://localhost:7007',
): Promise<void> {
  if (!account || (flag && flag !== '--backend')) {
    throw new Error(`Usage: ${usage}`);
  }
  const response = await ask(`${backend}/api/auth/demo/refresh`, account);
  const body: unknown = await response.json();
  if (!response.ok) {
    throw new Error(errorSchema.parse(body).error.message);
  }
  const { backstageIdentity } = sessionSchema.parse(body);
  console.log(backstageIdentity.token);
}

async function ask(url: string, account: string): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account }),
    });
  } catch {
    throw new Error(
      `Nobody answers at ${url}. Start the portal first: npm start`,
    );
  }
}

const [account, flag, backend] = process.argv.slice(2);
main(account, flag, backend).catch(error => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
