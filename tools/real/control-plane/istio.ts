import { Binaries } from '../binaries';
import { Istiod, startIstiod } from './istiod';
import { IstioChart, IstioSettings, renderIstioChart } from './istioChart';
import { Kubernetes } from './kubernetes';
import { copyMeshAuthority } from './meshAuthority';
import { applyWebhooks } from './webhooks';

/** What is installed, where and with which programs. */
export interface IstioOptions {
  binaries: Binaries;
  kubernetes: Kubernetes;
  settings: IstioSettings;
  /** The cluster whose certificate authority to share. */
  authorityOf?: Kubernetes;
}

/** Installs Istio's ambient profile and starts istiod with live webhooks. */
export async function startIstio(options: IstioOptions): Promise<Istiod> {
  const chart = await installIstio(options);
  return runIstiod(options, chart);
}

/** Everything of it but the running istiod. */
export async function installIstio(options: IstioOptions): Promise<IstioChart> {
  const { binaries, kubernetes, settings, authorityOf } = options;
  const { kubectl } = kubernetes;
  const chart = renderIstioChart(binaries.istioctl, settings);
  await kubectl.apply([istioSystem(settings.network)]);
  await kubectl.apply(chart.objects);
  if (authorityOf) await copyMeshAuthority(authorityOf.kubectl, kubectl);
  return chart;
}

/** Starts istiod, also in the place of one that was stopped, and leads the webhooks to it. */
export async function runIstiod(
  { binaries, kubernetes }: Pick<IstioOptions, 'binaries' | 'kubernetes'>,
  chart: IstioChart,
): Promise<Istiod> {
  const { cluster, folder, kubectl } = kubernetes;
  const istiod = await startIstiod({
    binary: binaries['pilot-discovery'],
    cluster,
    folder,
    kubeconfig: kubernetes.istiodKubeconfig,
    environment: chart.istiodEnvironment,
  });
  await applyWebhooks(kubectl, chart.webhooks, istiod.webhookUrl);
  return istiod;
}

const istioSystem = (network: string) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name: 'istio-system',
    labels: { 'topology.istio.io/network': network },
  },
});
