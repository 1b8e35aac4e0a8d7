import {
  ClusterView,
  FACT_KINDS,
  FactKind,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { ClusterSinks, FactSink } from '../graph';

/** Puts all that a view of the model's builders shows into a graph, as its feeds would. */
export function feedView(sinks: ClusterSinks, view: ClusterView): FactSink {
  const sink = sinks.put({ name: view.name, title: view.title });
  for (const kind of FACT_KINDS) feedKind(sink, view, kind);
  return sink;
}

function feedKind(sink: FactSink, view: ClusterView, kind: FactKind): void {
  sink.replace(kind, [...view.facts[kind].values()] as never[], new Set());
  sink.state(kind, view.feeds[kind]);
}
