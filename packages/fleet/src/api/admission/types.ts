import type { ClusterCore, Target } from '../core';
import type { KubeObject, UserInfo } from '../types';

export interface AdmissionRequest {
  operation: 'CREATE' | 'UPDATE';
  target: Target;
  object: KubeObject;
  old?: KubeObject;
  user: UserInfo;
  dryRun: boolean;
}

/** What may change or refuse an object between its decoding and its storage. */
export interface Admission {
  /**
   * @returns the object, changed or not
   * @throws StatusError when it is refused
   */
  admit(core: ClusterCore, request: AdmissionRequest): Promise<KubeObject>;
}
