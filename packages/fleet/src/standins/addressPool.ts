/**
 * Hands out pod addresses `<network>.x.y` that no pod has.
 * @param inUse - asked once, at the first address: after a restart the addresses of running pods stay theirs
 * @throws when all 65,000 are taken
 */
export function addressPool(
  network: string,
  inUse: () => Array<string | undefined>,
): () => string {
  let taken: Set<string | undefined> | undefined;
  let last = 0;
  return () => {
    taken ??= new Set(inUse());
    while (last < 65_000) {
      last += 1;
      const address = `${network}.${last >> 8}.${last & 255}`;
      // x.y.z.0 and x.y.z.255 look like network addresses to a reader.
      if ((last & 255) === 0 || (last & 255) === 255) continue;
      if (!taken.has(address)) return address;
    }
    throw new Error(`pod network ${network}: no address is left`);
  };
}
