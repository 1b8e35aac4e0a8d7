package main

import (
	"slices"
	"strconv"

	"istio.io/istio/pkg/workloadapi/security"
)

// sentToZtunnel are the policies that istiod would send, by the name that workloads refer to them with.
type sentToZtunnel map[string]*security.Authorization

// anyOtherPort stands for the ports that no policy names.
const anyOtherPort = 1 << 16

// outcome is what ztunnel makes of plain text under the policies a workload refers to. This is not a function of Istio
// (ztunnel is written in Rust: src/rbac.rs, src/state.rs, assert_rbac); the rest of this program only passes on answers.
func (s sentToZtunnel) outcome(references []string, ports []uint32) mtls {
	answer := mtls{Mode: s.plainText(references, anyOtherPort), Ports: map[string]string{}}
	for _, port := range ports {
		answer.Ports[strconv.Itoa(int(port))] = s.plainText(references, port)
	}
	return answer
}

// plainText says STRICT where a connection without a peer identity is refused. A reference to nothing refuses nothing.
func (s sentToZtunnel) plainText(references []string, port uint32) string {
	for _, reference := range references {
		policy := s[reference]
		if policy != nil && slices.ContainsFunc(policy.Groups, func(group *security.Group) bool { return holds(group, port) }) {
			return "STRICT"
		}
	}
	return "PERMISSIVE"
}

// holds: all rules of a group, in each any of its matches, in a match everything that it says.
func holds(group *security.Group, port uint32) bool {
	for _, rule := range group.Rules {
		if !slices.ContainsFunc(rule.Matches, func(match *security.Match) bool { return matches(match, port) }) {
			return false
		}
	}
	return true
}

// matches knows what istiod makes of a PeerAuthentication: `no identity` is always true of plain text.
func matches(match *security.Match, port uint32) bool {
	if len(match.DestinationPorts) > 0 && !slices.Contains(match.DestinationPorts, port) {
		return false
	}
	return !slices.Contains(match.NotDestinationPorts, port)
}
