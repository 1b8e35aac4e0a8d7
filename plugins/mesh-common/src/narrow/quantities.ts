type Raw = string | number | null | undefined;

const NUMBER = /^([+-]?(?:\d+\.?\d*|\.\d+))(.*)$/;

/** Suffixes of a Kubernetes quantity (apimachinery `pkg/api/resource`, suffix.go). */
const SUFFIXES: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** `100m`, `0.1`, `2e3` to a number; what is no quantity counts as 0. */
function parseQuantity(raw: Raw): number {
  const found = NUMBER.exec(`${raw ?? ''}`.trim());
  if (!found) return 0;
  const [, number, suffix] = found;
  if (Object.hasOwn(SUFFIXES, suffix)) return Number(number) * SUFFIXES[suffix];
  const exponent = /^[eE]([+-]?\d+)$/.exec(suffix);
  return exponent ? Number(number) * 10 ** Number(exponent[1]) : 0;
}

/** A quantity of CPU in thousandths of a core, rounded up as the scheduler does. */
export function parseCpu(raw: Raw): number {
  // Multiplying by 1000 first keeps 0.001 exact enough to round.
  return Math.ceil(Number((parseQuantity(raw) * 1000).toFixed(6)));
}

/** A quantity of memory in bytes, rounded up. */
export function parseMemory(raw: Raw): number {
  return Math.ceil(Number(parseQuantity(raw).toFixed(3)));
}
