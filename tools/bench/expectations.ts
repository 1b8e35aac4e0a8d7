import type { Figures } from './report';

/** Something that was asked for, and what came of it. */
export interface Expectation {
  readonly expected: string;
  readonly measured: string;
  readonly met: boolean;
}

/** How much slower than the floor still counts as near it. */
const NEAR = 2;

/** What the project asks of itself, against the figures of a run. */
export function expectations(figures: Figures): Expectation[] {
  const { memory, ours, peer } = figures;
  const inMemory = memory.peer.times.p50 / memory.ours.times.p50;
  const overFloor = ours.ours.times.p50 / ours.floor.p50;
  const overAsks = ours.ours.times.p50 / ours.asks.p50;
  const overPeer = peer.times.p50 / ours.ours.times.p50;
  const wire = ours.ours.wireBytes ?? ours.ours.bytes;
  const { synced, after } = ours.memory;
  return [
    {
      expected: '0 calls to clusters per view',
      measured: String(ours.ours.calls),
      met: ours.ours.calls === 0,
    },
    {
      expected: 'at most 2 KB per view, as it goes over the network',
      measured: `${wire} bytes`,
      met: wire <= 2048,
    },
    {
      expected: "in memory 50 times faster than the peer's own code",
      measured: `${Math.round(inMemory)} times`,
      met: inMemory >= 50,
    },
    {
      expected: `over HTTP near the floor (at most ${NEAR} times)`,
      measured: `${overFloor.toFixed(1)} times`,
      met: overFloor <= NEAR,
    },
    {
      expected: `over HTTP near what any route about an entity asks (at most ${NEAR} times)`,
      measured: `${overAsks.toFixed(1)} times`,
      met: overAsks <= NEAR,
    },
    {
      expected: 'over HTTP faster than the peer',
      measured: `${overPeer.toFixed(1)} times`,
      met: overPeer > 1,
    },
    {
      expected: 'write to answer, p99 at most 1,500 ms',
      measured: `${Math.round(ours.writeToAnswer.p99)} ms`,
      met: ours.writeToAnswer.p99 <= 1500,
    },
    {
      expected: 'backend at most 700 MB',
      measured: `${Math.round(synced.rss / 1e6)} MB synced, ${Math.round(
        after.peak / 1e6,
      )} MB at its highest`,
      met: after.peak <= 700e6,
    },
  ];
}
