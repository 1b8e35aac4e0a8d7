import { act, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { TestApiProvider } from '@backstage/test-utils';
import {
  EntityRefPresentationSnapshot,
  entityPresentationApiRef,
} from '@backstage/plugin-catalog-react';
import { useNames } from './useNames';

type Observer = (snapshot: EntityRefPresentationSnapshot) => void;

/** Knows names a while after it was asked, as the catalog does. */
function laterNames() {
  const observers = new Map<string, Observer>();
  const unsubscribe = jest.fn();
  const snapshot = (entityRef: string, primaryTitle: string) => ({
    entityRef,
    primaryTitle,
    secondaryTitle: undefined,
    Icon: false as const,
  });
  const api = {
    forEntity: (entityRef: string) => ({
      snapshot: snapshot(entityRef, entityRef.split('/')[1]),
      update$: {
        subscribe: (observer: Observer) => {
          observers.set(entityRef, observer);
          return { unsubscribe };
        },
      },
    }),
  };
  const wrapper = ({ children }: { children: ReactNode }) => (
    <TestApiProvider apis={[[entityPresentationApiRef, api as never]]}>
      {children}
    </TestApiProvider>
  );
  const tell = (entityRef: string, title: string) =>
    act(() => observers.get(entityRef)!(snapshot(entityRef, title)));
  return { wrapper, tell, asked: () => [...observers.keys()], unsubscribe };
}

describe('useNames', () => {
  const tom = 'user:default/tom';

  it('says the name in the ref until the catalog has told the display name', () => {
    const { wrapper, tell, unsubscribe } = laterNames();
    const { result, unmount } = renderHook(() => useNames([tom, tom]), {
      wrapper,
    });
    expect(result.current(tom)).toBe('tom');
    tell(tom, 'Tom Rask');
    expect(result.current(tom)).toBe('Tom Rask');
    unmount();
    expect(unsubscribe).toHaveBeenCalledTimes(1);
  });

  it('asks for no name of who is no entity', () => {
    const { wrapper, asked } = laterNames();
    renderHook(() => useNames(['system', 'service:plugin:scaffolder', tom]), {
      wrapper,
    });
    expect(asked()).toEqual([tom]);
  });
});
