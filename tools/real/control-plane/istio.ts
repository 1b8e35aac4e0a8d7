import { Binaries } from '../binaries';
import { Istiod, startIstiod } from './istiod';
import { IstioSettings, renderIstioChart } from './istioChart';
import { Kubernetes } from './kubernetes';
import { copyMeshAuthority } from './meshAuthority';
import { applyWebhooks } from './webhooks';

/**
 * Installs Istio's ambient profile and starts istiod with live webhooks.
 * @param authorityOf the cluster whose certificate authority to share
 */
export async function startIstio(options: {
  binaries: Binaries;
  kubernetes: Kubernetes;
  settings: IstioSettings;
  authorityOf?: Kubernetes;
}): Promise<Istiod> {
  const { binaries, kubernetes, settings, authorityOf } = options;
  const { cluster, folder, kubectl } = kubernetes;
  const chart = renderIstioChart(binaries.istioctl, settings);
  await kubectl.apply([istioSystem(settings.network)]);
  await kubectl.apply(chart.objects);
  if (authorityOf) await copyMeshAuthority(authorityOf.kubectl, kubectl);
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
