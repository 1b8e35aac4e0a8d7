import { TestDatabases } from '@backstage/backend-test-utils';
import { migrate } from '../store';
import { signalSalt } from './salt';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('signalSalt', () => {
  it('is made once, for all replicas', async () => {
    const knex = await databases.init('SQLITE_3');
    await migrate(knex);
    const [one, other] = await Promise.all([
      signalSalt(knex),
      signalSalt(knex),
    ]);
    expect(one).toMatch(/^[\w-]{43}$/);
    expect(other).toBe(one);
    expect(await signalSalt(knex)).toBe(one);
    await knex.destroy();
  });
});
