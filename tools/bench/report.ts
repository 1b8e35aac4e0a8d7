import { expectations } from './expectations';
import type { Memory } from './backendSide';
import type { HttpFigures } from './http';
import type { Machine } from './machine';
import type { MemoryFigures, View } from './memory';
import type { Times } from './samples';
import { podsPerCluster, shape } from './shape';

/** All figures of one run. */
export interface Figures {
  readonly memory: MemoryFigures;
  readonly ours: HttpFigures;
  readonly peer: View;
  /** Of the backend with neither plugin. */
  readonly bare: Memory;
  readonly podBytes: number;
}

/** The figures as Markdown. */
export function report(figures: Figures, on: Machine): string {
  const { memory, ours, peer, bare, podBytes } = figures;
  return [
    `Run of ${on.day} on ${on.cpu}, ${on.memoryGib} GiB, ${
      on.system
    }, Node ${on.node.slice(1)}; load ${on.load.toFixed(1)} at its end.`,
    `${Object.entries(on.versions)
      .map(([name, v]) => `${name} ${v}`)
      .join(', ')}.`,
    `${shape.clusters} clusters with ${podsPerCluster} pods each, ${podBytes} bytes of JSON a pod; the entity has 20 pods in each cluster.`,
    '',
    '| one view of the entity | n | p50 ms | p99 ms | calls to clusters | bytes from clusters | bytes of the answer | compressed |',
    '|---|---:|---:|---:|---:|---:|---:|---:|',
    viewRow('ours, in memory', memory.ours),
    viewRow("the peer's classes, in memory", memory.peer),
    viewRow('ours, over HTTP', ours.ours),
    viewRow('the peer, over HTTP', peer),
    timesRow('floor: an empty route, over HTTP', ours.floor),
    timesRow(
      'what any route about an entity asks Backstage, over HTTP',
      ours.asks,
    ),
    '',
    '| | |',
    '|---|---:|',
    `| write accepted to answer, p50 (n = ${ours.writeToAnswer.n}) | ${ms(
      ours.writeToAnswer.p50,
    )} ms |`,
    `| write accepted to answer, p99 | ${ms(ours.writeToAnswer.p99)} ms |`,
    `| feeds started to synced, ${
      shape.clusters * podsPerCluster
    } pods | ${memory.synced.toFixed(2)} s |`,
    `| backend process started to signed in | ${ours.backstageUp.toFixed(
      1,
    )} s |`,
    `| backend process started to synced | ${ours.synced.toFixed(1)} s |`,
    `| RSS of the backend when synced | ${mb(ours.memory.synced.rss)} MB |`,
    `| RSS of the backend after all questions, its highest | ${mb(
      ours.memory.after.peak,
    )} MB |`,
    `| live heap (after a full collection), when synced and after | ${mb(
      ours.memory.synced.heap,
    )} and ${mb(ours.memory.after.heap)} MB |`,
    `| RSS and live heap of the same backend with neither plugin | ${mb(
      bare.rss,
    )} and ${mb(bare.heap)} MB |`,
    '',
    '| expected | measured | |',
    '|---|---:|---|',
    ...expectations(figures).map(
      ({ expected, measured, met }) =>
        `| ${expected} | ${measured} | ${met ? 'met' : 'missed'} |`,
    ),
    '',
  ].join('\n');
}

function viewRow(name: string, view: View): string {
  const { times, calls, clusterBytes, bytes, wireBytes } = view;
  return `| ${name} | ${cells(times)} | ${round(calls)} | ${round(
    clusterBytes,
  )} | ${bytes} | ${wireBytes ?? ''} |`;
}

const timesRow = (name: string, times: Times) =>
  `| ${name} | ${cells(times)} | | | | |`;

const cells = ({ n, p50, p99 }: Times) => `${n} | ${ms(p50)} | ${ms(p99)}`;

const round = (value: number) => String(Math.round(value * 100) / 100);

/** Three digits that say something. */
const ms = (value: number) =>
  value < 1 ? value.toPrecision(2) : value.toFixed(value < 100 ? 1 : 0);

const mb = (bytes: number) => String(Math.round(bytes / 1e6));
