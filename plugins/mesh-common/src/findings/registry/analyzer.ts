import { authorizationPolicyNamespaceMissing } from '../rules/authorization-policy-namespace-missing';
import { authorizationPolicySelectsNoPod } from '../rules/authorization-policy-selects-no-pod';
import { configurationWarning } from '../rules/configuration-warning';
import { controlPlaneAddressInvalid } from '../rules/control-plane-address-invalid';
import { controlPlaneAddressIsIp } from '../rules/control-plane-address-is-ip';
import { denyPolicyBlocksTcp } from '../rules/deny-policy-blocks-tcp';
import { deploymentImageAuto } from '../rules/deployment-image-auto';
import { deploymentPortProtocolsDiffer } from '../rules/deployment-port-protocols-differ';
import { deploymentTargetPortShared } from '../rules/deployment-target-port-shared';
import { deprecatedConfiguration } from '../rules/deprecated-configuration';
import { destinationRuleHostUnknown } from '../rules/destination-rule-host-unknown';
import { destinationRulePortWithoutCa } from '../rules/destination-rule-port-without-ca';
import { destinationRuleSubsetEmpty } from '../rules/destination-rule-subset-empty';
import { destinationRuleWithoutCa } from '../rules/destination-rule-without-ca';
import { envoyFilterAddIgnored } from '../rules/envoy-filter-add-ignored';
import { envoyFilterRelative } from '../rules/envoy-filter-relative';
import { envoyFilterRelativeToVersion } from '../rules/envoy-filter-relative-to-version';
import { envoyFilterRemoveIgnored } from '../rules/envoy-filter-remove-ignored';
import { envoyFilterReplaceIgnored } from '../rules/envoy-filter-replace-ignored';
import { envoyFilterUsed } from '../rules/envoy-filter-used';
import { externalNamePortName } from '../rules/external-name-port-name';
import { gatewayApiBetaUnserved } from '../rules/gateway-api-beta-unserved';
import { gatewayApiCrdTooOld } from '../rules/gateway-api-crd-too-old';
import { gatewayApiStableUnserved } from '../rules/gateway-api-stable-unserved';
import { gatewayPortNotOnService } from '../rules/gateway-port-not-on-service';
import { gatewaySelectsNoPod } from '../rules/gateway-selects-no-pod';
import { gatewaysConflict } from '../rules/gateways-conflict';
import { gatewaysShareCertificate } from '../rules/gateways-share-certificate';
import { injectorWebhookBroken } from '../rules/injector-webhook-broken';
import { jwksFetchUnrestricted } from '../rules/jwks-fetch-unrestricted';
import { jwtRouteWithoutAuthentication } from '../rules/jwt-route-without-authentication';
import { namespaceInjectedByDefault } from '../rules/namespace-injected-by-default';
import { namespaceLabelsConflict } from '../rules/namespace-labels-conflict';
import { namespaceNotInMesh } from '../rules/namespace-not-in-mesh';
import { negativeCondition } from '../rules/negative-condition';
import { podImageAuto } from '../rules/pod-image-auto';
import { podWithoutSidecar } from '../rules/pod-without-sidecar';
import { portNameWithoutProtocol } from '../rules/port-name-without-protocol';
import { proxyImageOutdated } from '../rules/proxy-image-outdated';
import { runsAsProxyUser } from '../rules/runs-as-proxy-user';
import { selectorOnGatewayPod } from '../rules/selector-on-gateway-pod';
import { selectorWithoutLabels } from '../rules/selector-without-labels';
import { serviceDiffersBetweenClusters } from '../rules/service-differs-between-clusters';
import { serviceEntriesConflict } from '../rules/service-entries-conflict';
import { serviceEntryNeedsAddress } from '../rules/service-entry-needs-address';
import { sidecarResourceInAmbient } from '../rules/sidecar-resource-in-ambient';
import { sidecarSelectsNoPod } from '../rules/sidecar-selects-no-pod';
import { sidecarsSelectSamePod } from '../rules/sidecars-select-same-pod';
import { sidecarsWithoutSelector } from '../rules/sidecars-without-selector';
import { subsetIgnoredAtIngress } from '../rules/subset-ignored-at-ingress';
import { telemetriesSelectSamePod } from '../rules/telemetries-select-same-pod';
import { telemetriesWithoutSelector } from '../rules/telemetries-without-selector';
import { telemetrySelectsNoPod } from '../rules/telemetry-selects-no-pod';
import { telemetryWithoutProvider } from '../rules/telemetry-without-provider';
import { virtualServiceDestinationMissing } from '../rules/virtual-service-destination-missing';
import { virtualServiceGatewayMissing } from '../rules/virtual-service-gateway-missing';
import { virtualServiceHostNotOnGateway } from '../rules/virtual-service-host-not-on-gateway';
import { virtualServiceInternalGateway } from '../rules/virtual-service-internal-gateway';
import { virtualServiceMatchUnused } from '../rules/virtual-service-match-unused';
import { virtualServicePortNeeded } from '../rules/virtual-service-port-needed';
import { virtualServiceRuleUnreachable } from '../rules/virtual-service-rule-unreachable';
import { virtualServiceSubsetMissing } from '../rules/virtual-service-subset-missing';
import { virtualServicesShareHost } from '../rules/virtual-services-share-host';
import { Rule } from '../types';

/** Rules that say what `istioctl analyze` says, by code. */
export const analyzerRules: readonly Rule[] = [
  authorizationPolicyNamespaceMissing,
  authorizationPolicySelectsNoPod,
  configurationWarning,
  controlPlaneAddressInvalid,
  controlPlaneAddressIsIp,
  denyPolicyBlocksTcp,
  deploymentImageAuto,
  deploymentPortProtocolsDiffer,
  deploymentTargetPortShared,
  deprecatedConfiguration,
  destinationRuleHostUnknown,
  destinationRulePortWithoutCa,
  destinationRuleSubsetEmpty,
  destinationRuleWithoutCa,
  envoyFilterAddIgnored,
  envoyFilterRelative,
  envoyFilterRelativeToVersion,
  envoyFilterRemoveIgnored,
  envoyFilterReplaceIgnored,
  envoyFilterUsed,
  externalNamePortName,
  gatewayApiBetaUnserved,
  gatewayApiCrdTooOld,
  gatewayApiStableUnserved,
  gatewayPortNotOnService,
  gatewaySelectsNoPod,
  gatewaysConflict,
  gatewaysShareCertificate,
  injectorWebhookBroken,
  jwksFetchUnrestricted,
  jwtRouteWithoutAuthentication,
  namespaceInjectedByDefault,
  namespaceLabelsConflict,
  namespaceNotInMesh,
  negativeCondition,
  podImageAuto,
  podWithoutSidecar,
  portNameWithoutProtocol,
  proxyImageOutdated,
  runsAsProxyUser,
  selectorOnGatewayPod,
  selectorWithoutLabels,
  serviceDiffersBetweenClusters,
  serviceEntriesConflict,
  serviceEntryNeedsAddress,
  sidecarResourceInAmbient,
  sidecarSelectsNoPod,
  sidecarsSelectSamePod,
  sidecarsWithoutSelector,
  subsetIgnoredAtIngress,
  telemetriesSelectSamePod,
  telemetriesWithoutSelector,
  telemetrySelectsNoPod,
  telemetryWithoutProvider,
  virtualServiceDestinationMissing,
  virtualServiceGatewayMissing,
  virtualServiceHostNotOnGateway,
  virtualServiceInternalGateway,
  virtualServiceMatchUnused,
  virtualServicePortNeeded,
  virtualServiceRuleUnreachable,
  virtualServiceSubsetMissing,
  virtualServicesShareHost,
];
