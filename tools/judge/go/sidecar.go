package main

import (
	"strconv"
	"sync"

	securityclient "istio.io/client-go/pkg/apis/security/v1"
	"istio.io/istio/pilot/pkg/config/memory"
	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pilot/pkg/security/authn"
	"istio.io/istio/pilot/pkg/serviceregistry/aggregate"
	"istio.io/istio/pkg/config"
	"istio.io/istio/pkg/config/mesh"
	"istio.io/istio/pkg/config/mesh/meshwatcher"
	"istio.io/istio/pkg/config/schema/collections"
	"istio.io/istio/pkg/config/schema/gvk"
	"istio.io/istio/pkg/kube"
)

// sidecar asks ComposePeerAuthentication over the policies that the push context finds for each workload, as istiod does
// when it makes the listeners of a sidecar (pilot/pkg/security/authn/policy_applier.go).
func sidecar(question mtlsQuestion) ([]mtls, error) {
	policies, err := question.inRevision()
	if err != nil {
		return nil, err
	}
	push := pushContext(question.RootNamespace, policies)
	answers := make([]mtls, 0, len(question.Workloads))
	for _, w := range question.Workloads {
		found := push.AuthnPolicies.GetPeerAuthenticationsForWorkload(model.WorkloadPolicyMatcher{
			WorkloadNamespace: w.Namespace,
			WorkloadLabels:    w.Labels,
		})
		merged := authn.ComposePeerAuthentication(question.RootNamespace, found)
		answer := mtls{Mode: merged.Mode.String(), Ports: map[string]string{}}
		for port, mode := range merged.PerPort {
			answer.Ports[strconv.Itoa(int(port))] = mode.String()
		}
		answers = append(answers, answer)
	}
	return answers, nil
}

func pushContext(rootNamespace string, policies []*securityclient.PeerAuthentication) *model.PushContext {
	nothing := theEmptyMesh()
	env := model.NewEnvironment()
	env.ServiceDiscovery = nothing.services
	env.ConfigStore = policyStore{nothing.configs, asConfigs(policies)}
	env.Watcher = watcherOf(rootNamespace)
	env.VirtualServiceController = nothing.virtualServices
	env.Init()
	push := model.NewPushContext()
	push.InitContext(env, nil, nil)
	return push
}

// asConfigs does what istiod's configuration client does with an object of the API server
// (pilot/pkg/config/kube/crdclient/types.gen.go).
func asConfigs(policies []*securityclient.PeerAuthentication) []config.Config {
	configs := make([]config.Config, 0, len(policies))
	for _, policy := range policies {
		configs = append(configs, config.Config{
			Meta: config.Meta{
				GroupVersionKind:  gvk.PeerAuthentication,
				Name:              policy.Name,
				Namespace:         policy.Namespace,
				Labels:            policy.Labels,
				Annotations:       policy.Annotations,
				ResourceVersion:   policy.ResourceVersion,
				CreationTimestamp: policy.CreationTimestamp.Time,
				UID:               string(policy.UID),
			},
			Spec: &policy.Spec,
		})
	}
	return configs
}

// policyStore is a mesh without anything but these policies.
type policyStore struct {
	model.ConfigStore
	policies []config.Config
}

func (s policyStore) List(kind config.GroupVersionKind, namespace string) []config.Config {
	if kind != gvk.PeerAuthentication {
		return s.ConfigStore.List(kind, namespace)
	}
	return append([]config.Config(nil), s.policies...)
}

// emptyMesh is shared by all questions: each of its parts would stay in Istio's global debugger for ever.
type emptyMesh struct {
	configs         model.ConfigStoreController
	services        model.ServiceDiscovery
	virtualServices *model.VirtualServiceController
}

var theEmptyMesh = sync.OnceValue(newEmptyMesh)

func newEmptyMesh() emptyMesh {
	forever := make(chan struct{})
	configs := memory.NewController(memory.MakeSkipValidation(collections.Pilot))
	watcher := watcherOf("istio-system")
	virtualServices := model.NewVirtualServiceController(configs, model.VSControllerOptions{}, watcher)
	go configs.Run(forever)
	go virtualServices.Run(forever)
	kube.WaitForCacheSync("judge", forever, configs.HasSynced, virtualServices.HasSynced)
	return emptyMesh{configs, aggregate.NewController(aggregate.Options{MeshHolder: watcher}), virtualServices}
}

var (
	watchers     = map[string]meshwatcher.WatcherCollection{}
	watchersLock sync.Mutex
)

func watcherOf(rootNamespace string) meshwatcher.WatcherCollection {
	watchersLock.Lock()
	defer watchersLock.Unlock()
	watcher, known := watchers[rootNamespace]
	if !known {
		config := mesh.DefaultMeshConfig()
		config.RootNamespace = rootNamespace
		watcher = meshwatcher.NewTestWatcher(config)
		watchers[rootNamespace] = watcher
	}
	return watcher
}
