package main

import (
	"encoding/json"
	"fmt"

	corev1 "k8s.io/api/core/v1"
)

// placedPods are pods and the namespaces they are in, as manifests.
type placedPods struct {
	Namespaces []json.RawMessage `json:"namespaces"`
	Pods       []json.RawMessage `json:"pods"`
}

// each hands every pod to judge, with the labels of its namespace.
func (p placedPods) each(judge func(i int, pod *corev1.Pod, namespaceLabels map[string]string) error) error {
	namespaces, err := manifests[corev1.Namespace]("namespaces", p.Namespaces)
	if err != nil {
		return err
	}
	pods, err := manifests[corev1.Pod]("pods", p.Pods)
	if err != nil {
		return err
	}
	labels := map[string]map[string]string{}
	known := map[string]bool{}
	for _, namespace := range namespaces {
		known[namespace.Name] = true
		labels[namespace.Name] = namespace.Labels
	}
	for i, pod := range pods {
		if !known[pod.Namespace] {
			return &fieldError{
				Field:   fmt.Sprintf("question.pods[%d].metadata.namespace", i),
				Message: fmt.Sprintf("%q is not among question.namespaces", pod.Namespace),
			}
		}
		if err := judge(i, pod, labels[pod.Namespace]); err != nil {
			return err
		}
	}
	return nil
}
