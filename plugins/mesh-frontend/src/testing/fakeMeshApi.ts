import type { MeshApi } from '../api';

/** A mesh backend of which only the given operations answer; any other call fails the test. */
export function fakeMeshApi(operations: Partial<MeshApi> = {}): MeshApi {
  return new Proxy(operations, {
    get(target, name: keyof MeshApi & string) {
      if (name in target) return target[name];
      return () => Promise.reject(new Error(`not expected: ${name}`));
    },
  }) as MeshApi;
}

/** What an operation that never answers gives. */
export function never<T>(): Promise<T> {
  return new Promise(() => undefined);
}
