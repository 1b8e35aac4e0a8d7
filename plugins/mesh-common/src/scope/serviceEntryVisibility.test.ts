import { ServiceEntryVisibility, StringMap, Visibility } from '../facts';
import { namespaceFact } from '../testing';
import { serviceEntryVisibility } from './serviceEntryVisibility';

type Policy = ServiceEntryVisibility['policies'][number];

const policy = (
  visibility: Visibility,
  ...namespaces: Policy['namespaces']
): Policy => ({ visibility, namespaces });
const team = (name: string) => ({ matchLabels: { team: name } });

const seenBy = (labels: StringMap, ...policies: Policy[]) =>
  serviceEntryVisibility(namespaceFact('shop', labels), {
    serviceEntryVisibility: { defaultVisibility: 'namespace', policies },
  });

describe('the ServiceEntries of a namespace are seen', () => {
  it('by everybody where the mesh config says nothing of it', () => {
    const nothing = { serviceEntryVisibility: null };
    expect(serviceEntryVisibility(namespaceFact('shop'), nothing)).toBe(
      'public',
    );
  });

  it('by default where no policy matches', () => {
    expect(seenBy({})).toBe('namespace');
    expect(seenBy({ team: 'blue' }, policy('none', team('red')))).toBe(
      'namespace',
    );
  });

  it('as the first policy says that matches', () => {
    const policies = [
      policy('public', team('red')),
      policy('none', team('blue')),
      policy('public', team('blue')),
    ];
    expect(seenBy({ team: 'blue' }, ...policies)).toBe('none');
  });

  it('as a policy without selectors says, which matches always', () => {
    expect(seenBy({}, policy('none'))).toBe('none');
  });

  it('not as a policy says of which only some selectors match', () => {
    const tier = { matchLabels: { tier: 'front' } };
    const both = policy('none', team('blue'), tier);
    expect(seenBy({ team: 'blue' }, both)).toBe('namespace');
    expect(seenBy({ team: 'blue', tier: 'front' }, both)).toBe('none');
  });

  it('not as a policy says with a selector that istiod does not know', () => {
    const unknown = policy('none', team('blue'), null);
    expect(seenBy({ team: 'blue' }, unknown)).toBe('namespace');
  });

  it('as those of one without labels, where the namespace is not known', () => {
    const without = {
      matchExpressions: [{ key: 'team', operator: 'DoesNotExist' as const }],
    };
    expect(
      serviceEntryVisibility(undefined, {
        serviceEntryVisibility: {
          defaultVisibility: 'public',
          policies: [
            policy('namespace', team('blue')),
            policy('none', without),
          ],
        },
      }),
    ).toBe('none');
  });
});
