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
  /** An API server may write down a call after the caller has its answer: what came before is told by its time. */
  private readonly since = Date.now();

  constructor(readonly cluster: TestCluster) {
    this.from = endOfAuditLog(cluster.auditLogFile);
  }

  /** All calls of the portal's accounts. */
  calls(): AuditedCall[] {
    return this.ours(readAuditLog(this.cluster.auditLogFile, this.from));
  }

  /** What the portal's accounts changed, as `patch /namespaces shop`. */
  mutations(): string[] {
    const { auditLogFile } = this.cluster;
    return this.ours(mutationsSince(auditLogFile, this.from)).map(words);
  }

  private ours(calls: AuditedCall[]): AuditedCall[] {
    return calls.filter(
      call => isOurs(call) && Date.parse(call.receivedAt) >= this.since,
    );
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
