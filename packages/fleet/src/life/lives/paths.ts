/** The API of a namespace, as far as lives write to it. */
export const inNamespace = (ns: string) => ({
  itself: `/api/v1/namespaces/${ns}`,
  pods: `/api/v1/namespaces/${ns}/pods`,
  services: `/api/v1/namespaces/${ns}/services`,
  deployments: `/apis/apps/v1/namespaces/${ns}/deployments`,
  gateways: `/apis/gateway.networking.k8s.io/v1/namespaces/${ns}/gateways`,
});
