export const inspectHelp = (
  program: string,
) => `What a mesh does, cluster by cluster: modes, mTLS, waypoints, reachability, findings and advice.

  ${program} inspect --cluster NAME=PATH [--cluster NAME=PATH …] [options]

  --cluster NAME=PATH   a cluster and its exported manifests: a file (YAML documents, JSON, or a List as
                        kubectl prints it; .gz too), a folder of such files, or - for standard input.
                        May be repeated; the same NAME again adds to that cluster.
  -o, --output FORMAT   table (default), json, markdown or sarif
  --fail-on SEVERITY    exit with 1 where a finding is as bad: error, warning or info

Only the report goes to standard output. Exit codes: 0 done; 1 findings as bad as --fail-on; 2 something in the
files or on the command line is not what it must be (the rest is still inspected).

\`${program} export\` prints the kubectl commands that make such files.
`;
