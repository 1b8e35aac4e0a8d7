import { someOf } from '../subjects';
import { OutdatedProxies, outdatedProxies } from '../analyzer/proxyImages';
import { Found, Rule } from '../types';

/** Sidecars that an injector of another version put in (Istio `pkg/config/analysis/analyzers/injection/injection-image.go`). */
export const proxyImageOutdated: Rule = {
  code: 'proxy-image-outdated',
  severity: 'warning',
  istio: 'IST0158',
  *inCluster(cluster) {
    for (const outdated of outdatedProxies(cluster)) {
      yield {
        subject: { kind: 'Namespace', name: outdated.namespace },
        ...(outdated.flavourOnly ? otherFlavour : otherImage)(outdated),
      };
    }
  },
};

type Words = Omit<Found, 'subject'>;

const otherImage = ({ expected, pods }: OutdatedProxies): Words => ({
  message: `The injector puts in ${
    expected || 'an image that is not readable'
  }; other images run in ${someOf(pods)}.`,
  nextStep:
    'Restart these workloads, so that they get the proxy of the control plane that serves them.',
});

const otherFlavour = ({ expected, pods }: OutdatedProxies): Words => ({
  severity: 'info',
  message: `The proxies of ${someOf(
    pods,
  )} are ${expected} in another flavour, which the mesh config does not name; the version is the same.`,
  nextStep:
    'Nothing, if the flavour is meant: name it in defaultConfig.image.imageType of the mesh config, and istioctl analyze is silent too.',
});
