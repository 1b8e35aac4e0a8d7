/** What a workload accepts. */
export interface Outcome {
  readonly mode: string;
  readonly ports: Readonly<Record<string, string | undefined>>;
}

/** Both as modes per port, an absent port having the mode: whoever is compared need not name the same ports. */
export function perPort(ours: Outcome, theirs: Outcome) {
  const ports = [...Object.keys(ours.ports), ...Object.keys(theirs.ports)];
  const of = ({ mode, ports: named }: Outcome) => ({
    mode,
    ...Object.fromEntries(ports.map(port => [port, named[port] ?? mode])),
  });
  return { ours: of(ours), theirs: of(theirs) };
}
