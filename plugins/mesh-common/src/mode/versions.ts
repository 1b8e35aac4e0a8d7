const VERSION = /^v?(\d+)\.(\d+)(?:\.|$|-)/;

function minorOf(version: string | null): number | null {
  const found = VERSION.exec(version ?? '');
  return found ? Number(found[1]) * 1000 + Number(found[2]) : null;
}

/** How many minor versions `a` is ahead of `b`; null where one of them is no version. */
export function minorSkew(a: string | null, b: string | null): number | null {
  const [minorA, minorB] = [minorOf(a), minorOf(b)];
  return minorA === null || minorB === null ? null : minorA - minorB;
}
