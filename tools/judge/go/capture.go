package main

import (
	corev1 "k8s.io/api/core/v1"
	"sigs.k8s.io/yaml"

	"istio.io/istio/cni/pkg/util"
)

// captureQuestion asks whether istio-cni takes pods.
type captureQuestion struct {
	// Selectors is the text of AMBIENT_ENABLEMENT_SELECTOR in ConfigMap istio-cni-config.
	Selectors string `json:"selectors"`
	// Excluded is the text of EXCLUDE_NAMESPACES there.
	Excluded string `json:"excludeNamespaces"`
	placedPods
}

// capture asks CompiledEnablementSelectors.Matches, which the plugin and the node agent of istio-cni ask too, beside the
// same look at the excluded namespaces (cni/pkg/cmd/root.go, cni/pkg/nodeagent/informers.go, cni/pkg/plugin/plugin.go).
func capture(question captureQuestion) ([]bool, error) {
	selectors := []util.EnablementSelector{}
	if err := yaml.Unmarshal([]byte(question.Selectors), &selectors); err != nil {
		return nil, fail("question.selectors", err)
	}
	compiled, err := util.NewCompiledEnablementSelectors(selectors)
	if err != nil {
		return nil, fail("question.selectors", err)
	}
	excluded := map[string]bool{}
	for _, namespace := range util.SplitExcludeNamespaces(question.Excluded) {
		excluded[namespace] = true
	}
	answers := []bool{}
	err = question.each(func(_ int, pod *corev1.Pod, namespaceLabels map[string]string) error {
		answers = append(answers, compiled.Matches(pod, namespaceLabels) && !excluded[pod.Namespace])
		return nil
	})
	return answers, err
}
