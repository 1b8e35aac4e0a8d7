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
	"istio.io/istio/pkg/config/mesh/meshwatcher"
	"istio.io/istio/pkg/kube/krt"
	"istio.io/istio/pkg/workloadapi/security"
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
	sent := collect(question, policies, stop)
	ports := namedPorts(policies)
	answers := make([]mtls, 0, len(question.Workloads))
	for i := range question.Workloads {
		found := sent.workloads.GetKey(workloadKey(question.Workloads[i], i))
		if found == nil {
			return nil, &fieldError{Field: fmt.Sprintf("question.workloads[%d]", i), Message: "istiod makes no workload of it"}
		}
		answers = append(answers, sent.outcome(found.Workload.AuthorizationPolicies, ports))
	}
	return answers, nil
}

// sentToZtunnel is what istiod would send.
type sentToZtunnel struct {
	workloads krt.Collection[model.WorkloadInfo]
	policies  map[string]*security.Authorization
}

const clusterID = "judged"

func collect(question mtlsQuestion, policies []*securityclient.PeerAuthentication, stop chan struct{}) sentToZtunnel {
	opts := krt.NewOptionsBuilder(stop, "judge", nil)
	config := mesh.DefaultMeshConfig()
	config.RootNamespace = question.RootNamespace
	meshConfig := krt.NewStatic(&meshwatcher.MeshConfigResource{MeshConfig: config}, true, opts.WithName("MeshConfig")...)
	peerAuthentications := krt.NewStaticCollection(nil, policies, opts.WithName("PeerAuthentications")...)
	waypoints := nothing[ambient.Waypoint](opts)
	namespaces := nothing[*corev1.Namespace](opts)
	authorizations, all := ambient.PolicyCollections(nothing[*securityclient.AuthorizationPolicy](opts), peerAuthentications,
		meshConfig, waypoints, opts, ambient.FeatureFlags{})
	// Parents are looked up without waiting for them, so the policies must be there before the workloads are looked at.
	all.WaitUntilSynced(stop)
	builder := ambient.Builder{
		DomainSuffix: "cluster.local",
		ClusterID:    clusterID,
		Networks: ambient.BuildNetworkCollections(namespaces, nothing[*gatewayv1.Gateway](opts),
			ambient.Options{ClusterID: clusterID, SystemNamespace: question.RootNamespace}, opts),
	}
	workloads := builder.WorkloadsCollection(
		krt.NewStaticCollection(nil, podsOf(question.Workloads), opts.WithName("Pods")...),
		nothing[ambient.Node](opts), meshConfig, authorizations, peerAuthentications, waypoints,
		nothing[model.ServiceInfo](opts), nothing[*networkingclient.WorkloadEntry](opts),
		nothing[*networkingclient.ServiceEntry](opts), nothing[*discovery.EndpointSlice](opts), namespaces, opts)
	workloads.WaitUntilSynced(stop)
	sent := sentToZtunnel{workloads, map[string]*security.Authorization{}}
	for _, policy := range all.List() {
		if policy.Authorization != nil {
			sent.policies[policy.Authorization.Namespace+"/"+policy.Authorization.Name] = policy.Authorization
		}
	}
	return sent
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
