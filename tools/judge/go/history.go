package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	security "istio.io/api/security/v1beta1"
	typev1beta1 "istio.io/api/type/v1beta1"
	securityclient "istio.io/client-go/pkg/apis/security/v1"
	"istio.io/istio/pkg/config"
	workloadsecurity "istio.io/istio/pkg/workloadapi/security"
)

// historyQuestion asks what ambient workloads accept after policies were written one after another.
type historyQuestion struct {
	RootNamespace string `json:"rootNamespace"`
	Revision      string `json:"revision"`
	// Writes are PeerAuthentications in the order in which the API server took them; a second one of a name replaces the first.
	Writes    []json.RawMessage `json:"writes"`
	Workloads []workload        `json:"workloads"`
}

// history asks the same collections as ambientMTLS, but lets them see one write after another, as a running istiod does:
// what they made of an earlier state may stay.
func history(question historyQuestion) ([]mtls, error) {
	if question.RootNamespace == "" {
		return nil, &fieldError{Field: "question.rootNamespace", Message: "is missing"}
	}
	writes, err := manifests[securityclient.PeerAuthentication]("writes", question.Writes)
	if err != nil {
		return nil, err
	}
	stop := make(chan struct{})
	defer close(stop)
	index := newAmbientIndex(question.RootNamespace, nil, stop)
	for i, policy := range writes {
		if config.LabelsInRevision(policy.Labels, question.Revision) {
			index.peerAuthentications.UpdateObject(policy)
		} else {
			index.peerAuthentications.DeleteObject(policy.Namespace + "/" + policy.Name)
		}
		if err := index.settle(uint32(i + 1)); err != nil {
			return nil, fail(fmt.Sprintf("question.writes[%d]", i), err)
		}
	}
	return index.outcomes(question.Workloads, writes)
}

// settle waits until what was written has been converted: changes are worked off in order, so a change of our own in a
// namespace of its own comes last. Its mode is STRICT because then no parent has a say in its conversion.
func (a ambientIndex) settle(port uint32) error {
	const namespace, name = "judge-settles", "last"
	mode := func(m security.PeerAuthentication_MutualTLS_Mode) *security.PeerAuthentication_MutualTLS {
		return &security.PeerAuthentication_MutualTLS{Mode: m}
	}
	a.peerAuthentications.UpdateObject(&securityclient.PeerAuthentication{
		ObjectMeta: metav1.ObjectMeta{Name: name, Namespace: namespace},
		Spec: security.PeerAuthentication{
			Selector: &typev1beta1.WorkloadSelector{MatchLabels: map[string]string{"judge": "settles"}},
			Mtls:     mode(security.PeerAuthentication_MutualTLS_STRICT),
			PortLevelMtls: map[uint32]*security.PeerAuthentication_MutualTLS{
				port: mode(security.PeerAuthentication_MutualTLS_PERMISSIVE),
			},
		},
	})
	for givenUp := time.Now().Add(10 * time.Second); time.Now().Before(givenUp); runtime.Gosched() {
		static := a.policies.GetKey(a.rootNamespace + "/istio_converted_static_strict")
		converted := a.policies.GetKey(namespace + "/converted_peer_authentication_" + name)
		if static != nil && converted != nil && exempts(converted.Authorization, port) {
			return nil
		}
	}
	return errors.New("istiod's collections did not settle within 10 s")
}

func exempts(policy *workloadsecurity.Authorization, port uint32) bool {
	for _, group := range policy.Groups {
		for _, rule := range group.Rules {
			for _, match := range rule.Matches {
				if slices.Contains(match.NotDestinationPorts, port) {
					return true
				}
			}
		}
	}
	return false
}
