import { manifest } from './manifests';

const API_VERSIONS: Readonly<Record<string, string>> = {
  AuthorizationPolicy: 'security.istio.io/v1',
  RequestAuthentication: 'security.istio.io/v1',
  Telemetry: 'telemetry.istio.io/v1',
  WasmPlugin: 'extensions.istio.io/v1alpha1',
  EnvoyFilter: 'networking.istio.io/v1alpha3',
  ProxyConfig: 'networking.istio.io/v1beta1',
};

/** An object of one of Istio's own kinds: `namespace/name`. @public */
export function istioYaml(kind: string, name: string, spec: object): string {
  const apiVersion = API_VERSIONS[kind] ?? 'networking.istio.io/v1';
  return manifest(apiVersion, kind, name, { spec });
}

/** Webhooks of an injector or a validator; each by its name and how it is reached. @public */
export function webhooksYaml(
  kind: 'MutatingWebhookConfiguration' | 'ValidatingWebhookConfiguration',
  name: string,
  webhooks: readonly object[],
): string {
  return manifest('admissionregistration.k8s.io/v1', kind, name, { webhooks });
}

/** ConfigMap of the injector of a revision: what `istioctl analyze` reads of it. @public */
export function injectorYaml(
  options: {
    revision?: string;
    image?: string;
    tag?: string;
    byDefault?: boolean;
  } = {},
): string {
  const { revision, image = 'proxyv2', tag = '1.31.0', byDefault } = options;
  const name = `istio-sidecar-injector${revision ? `-${revision}` : ''}`;
  return manifest('v1', 'ConfigMap', `istio-system/${name}`, {
    data: {
      config: 'policy: enabled',
      values: JSON.stringify({
        global: { hub: 'docker.io/istio', tag, proxy: { image } },
        sidecarInjectorWebhook: { enableNamespacesByDefault: !!byDefault },
      }),
    },
  });
}

/** A CustomResourceDefinition of the Gateway API, by the plural of its kind. @public */
export function gatewayApiCrd(
  plural: string,
  kind: string,
  options: { bundle?: string; versions?: string[] } = {},
): string {
  const group = 'gateway.networking.k8s.io';
  const { bundle, versions = ['v1', 'v1beta1'] } = options;
  return manifest(
    'apiextensions.k8s.io/v1',
    'CustomResourceDefinition',
    `${plural}.${group}`,
    {
      metadata: {
        annotations: bundle ? { [`${group}/bundle-version`]: bundle } : {},
      },
      spec: {
        group,
        names: { kind },
        versions: versions.map(name => ({ name, served: true })),
      },
    },
  );
}
