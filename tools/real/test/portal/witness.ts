import {
  AuditedCall,
  endOfAuditLog,
  isWrite,
  mutationsSince,
  readAuditLog,
} from '../../auditLog';
import { TestCluster } from '../support/runningFleet';

const ACCOUNTS = ['reader', 'writer'].map(
  name => `system:serviceaccount:mesh-onboarding:mesh-onboarding-${name}`,
);

export const isOurs = ({ user }: AuditedCall) => ACCOUNTS.includes(user);

/** The audit log of one cluster from a moment on: what an API server says that the portal did. */
export class Witness {
  private readonly from: number;

  constructor(readonly cluster: TestCluster) {
    this.from = endOfAuditLog(cluster.auditLogFile);
  }

  /** All calls of the portal's accounts. */
  calls(): AuditedCall[] {
    return readAuditLog(this.cluster.auditLogFile, this.from).filter(isOurs);
  }

  /** What the portal's accounts changed, as `patch /namespaces shop`. */
  mutations(): string[] {
    return mutationsSince(this.cluster.auditLogFile, this.from)
      .filter(isOurs)
      .map(words);
  }

  /** Writes that change no object and still cannot be taken back: tokens. */
  tokens(): string[] {
    return this.calls()
      .filter(call => call.resource === '/serviceaccounts/token')
      .filter(call => isWrite(call) && !call.dryRun && call.code < 300)
      .map(words);
  }
}

const words = ({ verb, resource, name }: AuditedCall) =>
  `${verb} ${resource} ${name}`;
