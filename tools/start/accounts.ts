import { z } from 'zod';

const schema = z.object({
  accounts: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      teams: z.array(z.string()),
    }),
  ),
});

export type DemoAccount = z.infer<typeof schema>['accounts'][number];

/** Reads the answer of `/api/auth/demo/start`. */
export function readAccounts(body: string): DemoAccount[] {
  return schema.parse(JSON.parse(body)).accounts;
}
