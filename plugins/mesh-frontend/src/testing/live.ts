import type { Failure, UseLive } from '../data';

const nothing = {
  value: undefined,
  failure: undefined,
  nextTryAt: undefined,
  refresh: () => undefined,
};

/** A live value in each of the states a component can meet it. */
export const live = {
  loading: <T>(): UseLive<T> => nothing,
  loaded: <T>(value: T): UseLive<T> => ({ ...nothing, value }),
  failed: <T>(failure: Failure, nextTryAt?: number): UseLive<T> => ({
    ...nothing,
    failure,
    nextTryAt,
  }),
};

/** 403 */
export const forbidden: Failure = {
  kind: 'forbidden',
  status: 403,
  code: 'forbidden',
  message: 'You may not read this.',
  field: null,
  nextStep: null,
};

/** 503 */
export const broken: Failure = {
  kind: 'failed',
  status: 503,
  code: null,
  message: 'Service Unavailable',
  field: null,
  nextStep: null,
};
