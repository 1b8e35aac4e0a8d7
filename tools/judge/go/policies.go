package main

import (
	"encoding/json"

	securityclient "istio.io/client-go/pkg/apis/security/v1"
	"istio.io/istio/pkg/config"
)

// mtlsQuestion asks what workloads accept under policies. Both kinds of proxy are asked in the same words.
type mtlsQuestion struct {
	RootNamespace string `json:"rootNamespace"`
	// Revision of the istiod that reads the policies.
	Revision string `json:"revision"`
	// Policies are PeerAuthentications as the API server gives them.
	Policies  []json.RawMessage `json:"policies"`
	Workloads []workload        `json:"workloads"`
}

type workload struct {
	Namespace string            `json:"namespace"`
	Labels    map[string]string `json:"labels"`
}

// mtls is what one workload accepts. Ports holds at least those that differ from Mode.
type mtls struct {
	Mode  string            `json:"mode"`
	Ports map[string]string `json:"ports"`
}

// inRevision gives the policies that an istiod of the revision sees: its informers filter by that label
// (pilot/pkg/config/kube/crdclient/client.go and pilot/pkg/serviceregistry/ambient/ambientindex.go, inRevision).
func (q mtlsQuestion) inRevision() ([]*securityclient.PeerAuthentication, error) {
	if q.RootNamespace == "" {
		return nil, &fieldError{Field: "question.rootNamespace", Message: "is missing"}
	}
	all, err := manifests[securityclient.PeerAuthentication]("policies", q.Policies)
	if err != nil {
		return nil, err
	}
	kept := make([]*securityclient.PeerAuthentication, 0, len(all))
	for _, policy := range all {
		if config.LabelsInRevision(policy.Labels, q.Revision) {
			kept = append(kept, policy)
		}
	}
	return kept, nil
}
