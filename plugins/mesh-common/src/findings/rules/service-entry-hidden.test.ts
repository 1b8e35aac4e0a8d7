import { ambientNamespace, findIn, manifest, subjectsOf } from '../../testing';
import { serviceEntryHidden } from './service-entry-hidden';

describe('service-entry-hidden', () => {
  const yaml =
    ambientNamespace('shop', { partners: 'hidden' }) +
    ambientNamespace('bank') +
    ['shop', 'bank']
      .map(namespace =>
        manifest(
          'networking.istio.io/v1',
          'ServiceEntry',
          `${namespace}/partner`,
          { spec: { hosts: ['partner.example'] } },
        ),
      )
      .join('');
  const found = (visibility?: string) =>
    subjectsOf(
      findIn(serviceEntryHidden, {
        east: {
          yaml,
          mesh: {
            serviceEntryVisibility: {
              policies: [
                {
                  visibility,
                  matchingRules: [
                    {
                      namespaceSelector: {
                        matchLabels: { partners: 'hidden' },
                      },
                    },
                  ],
                },
              ],
            },
          },
        },
      }),
    );

  it('is said of those that no proxy hears of', () => {
    expect(found('NONE')).toEqual(['east ServiceEntry shop/partner']);
  });

  it('is silent where somebody sees them', () => {
    expect(found('NAMESPACE')).toEqual([]);
    expect(found('PUBLIC')).toEqual([]);
    expect(found()).toEqual([]);
  });
});
