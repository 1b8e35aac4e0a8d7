import { Subject } from '../subject';
import { ambient } from './ambient';
import { capture } from './capture';
import { history } from './history';
import { injection } from './injection';
import { revision } from './revision';
import { sidecar } from './sidecar';

/** A subject whose cases only itself looks into. */
export type AnySubject = Pick<Subject<unknown>, 'name' | 'authority'> & {
  /** Hands the whole subject to `use`, with the type of its cases. */
  with<R>(use: <Case>(subject: Subject<Case>) => R): R;
};

function any<Case>(subject: Subject<Case>): AnySubject {
  const { name, authority } = subject;
  return { name, authority, with: use => use(subject) };
}

/** All that Istio is asked about. */
export const subjects: readonly AnySubject[] = [
  any(sidecar),
  any(ambient),
  any(history),
  any(capture),
  any(injection),
  any(revision),
];
