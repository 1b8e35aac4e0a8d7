package main

import (
	"fmt"
	"strconv"

	corev1 "k8s.io/api/core/v1"
	discovery "k8s.io/api/discovery/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	gatewayv1 "sigs.k8s.io/gateway-api/apis/v1"

	networkingclient "istio.io/client-go/pkg/apis/networking/v1"
	securityclient "istio.io/client-go/pkg/apis/security/v1"
	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pilot/pkg/serviceregistry/ambient"
	"istio.io/istio/pkg/config/mesh"
	"istio.io/istio/pkg/kube/krt"
)

// ambientMTLS asks istiod's ambient collections which policies each workload refers to and what is in them, as ztunnel
// would be sent them, and what then becomes of plain text. Policies of the same second are taken in an order that changes
// from one question to the next: istiod lists them from a map.
func ambientMTLS(question mtlsQuestion) ([]mtls, error) {
	policies, err := question.inRevision()
	if err != nil {
		return nil, err
	}
	stop := make(chan struct{})
	defer close(stop)
	index := newAmbientIndex(question.RootNamespace, policies, stop)
	return index.outcomes(question.Workloads, policies)
}

// ambientIndex is what istiod makes of PeerAuthentications (pilot/pkg/serviceregistry/ambient/ambientindex.go, New), in a
// mesh without anything else.
type ambientIndex struct {
	opts                krt.OptionsBuilder
	stop                chan struct{}
	rootNamespace       string
	meshConfig          krt.Singleton[ambient.MeshConfig]
	peerAuthentications krt.StaticCollection[*securityclient.PeerAuthentication]
	// authorizations are of AuthorizationPolicies only, policies of all.
	authorizations krt.Collection[model.WorkloadAuthorization]
	policies       krt.Collection[model.WorkloadAuthorization]
}

func newAmbientIndex(root string, policies []*securityclient.PeerAuthentication, stop chan struct{}) ambientIndex {
	opts := krt.NewOptionsBuilder(stop, "judge", nil)
	config := mesh.DefaultMeshConfig()
	config.RootNamespace = root
	index := ambientIndex{
		opts:                opts,
		stop:                stop,
		rootNamespace:       root,
		meshConfig:          krt.NewStatic(&ambient.MeshConfig{MeshConfig: config}, true, opts.WithName("MeshConfig")...),
		peerAuthentications: krt.NewStaticCollection(nil, policies, opts.WithName("PeerAuthentications")...),
	}
	index.authorizations, index.policies = ambient.PolicyCollections(nothing[*securityclient.AuthorizationPolicy](opts),
		index.peerAuthentications, index.meshConfig, nothing[ambient.Waypoint](opts), opts, ambient.FeatureFlags{})
	index.policies.WaitUntilSynced(stop)
	return index
}

const clusterID = "judged"

// workloads are made of the policies as they are now: unlike conversions, references are never old.
func (a ambientIndex) workloads(question []workload) krt.Collection[model.WorkloadInfo] {
	opts := a.opts
	namespaces := nothing[*corev1.Namespace](opts)
	builder := ambient.Builder{
		DomainSuffix: "cluster.local",
		ClusterID:    clusterID,
		Networks: ambient.BuildNetworkCollections(namespaces, nothing[*gatewayv1.Gateway](opts),
			ambient.Options{ClusterID: clusterID, SystemNamespace: a.rootNamespace}, opts),
	}
	workloads := builder.WorkloadsCollection(
		krt.NewStaticCollection(nil, podsOf(question), opts.WithName("Pods")...),
		nothing[ambient.Node](opts), a.meshConfig, a.authorizations, a.peerAuthentications, nothing[ambient.Waypoint](opts),
		nothing[model.ServiceInfo](opts), nothing[*networkingclient.WorkloadEntry](opts),
		nothing[*networkingclient.ServiceEntry](opts), nothing[*discovery.EndpointSlice](opts), namespaces, opts)
	workloads.WaitUntilSynced(a.stop)
	return workloads
}

func (a ambientIndex) outcomes(question []workload, named []*securityclient.PeerAuthentication) ([]mtls, error) {
	workloads := a.workloads(question)
	sent := sentToZtunnel{}
	for _, policy := range a.policies.List() {
		if policy.Authorization != nil {
			sent[policy.ResourceName()] = policy.Authorization
		}
	}
	ports := namedPorts(named)
	answers := make([]mtls, 0, len(question))
	for i, w := range question {
		found := workloads.GetKey(workloadKey(w, i))
		if found == nil {
			return nil, &fieldError{Field: fmt.Sprintf("question.workloads[%d]", i), Message: "istiod makes no workload of it"}
		}
		answers = append(answers, sent.outcome(found.Workload.AuthorizationPolicies, ports))
	}
	return answers, nil
}

func nothing[T any](opts krt.OptionsBuilder) krt.Collection[T] {
	return krt.NewStaticCollection[T](nil, nil, opts.WithName("Nothing")...)
}

func podsOf(workloads []workload) []*corev1.Pod {
	pods := make([]*corev1.Pod, 0, len(workloads))
	for i, w := range workloads {
		ip := fmt.Sprintf("10.%d.%d.%d", i>>16&255, i>>8&255, i&255)
		pods = append(pods, &corev1.Pod{
			ObjectMeta: metav1.ObjectMeta{
				Name:        strconv.Itoa(i),
				Namespace:   w.Namespace,
				Labels:      w.Labels,
				Annotations: map[string]string{"ambient.istio.io/redirection": "enabled"},
			},
			Status: corev1.PodStatus{
				Phase:  corev1.PodRunning,
				PodIP:  ip,
				PodIPs: []corev1.PodIP{{IP: ip}},
			},
		})
	}
	return pods
}

func workloadKey(w workload, i int) string {
	return fmt.Sprintf("%s//Pod/%s/%d", clusterID, w.Namespace, i)
}

func namedPorts(policies []*securityclient.PeerAuthentication) []uint32 {
	seen := map[uint32]bool{}
	ports := []uint32{}
	for _, policy := range policies {
		for port := range policy.Spec.GetPortLevelMtls() {
			if !seen[port] {
				seen[port] = true
				ports = append(ports, port)
			}
		}
	}
	return ports
}
