export const explainHelp = (
  program: string,
) => `The chain of reasons for one pod: labels, capture, injection, what was observed, waypoint, policies, mTLS, restart, findings.

  ${program} explain CLUSTER/NAMESPACE/POD --cluster NAME=PATH [--cluster NAME=PATH …]

  --cluster NAME=PATH   as for inspect; more clusters make findings about several of them possible
`;
