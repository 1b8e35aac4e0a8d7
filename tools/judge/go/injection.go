package main

import (
	"encoding/json"
	"fmt"

	admissionregistration "k8s.io/api/admissionregistration/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	"k8s.io/apiserver/pkg/admission"
	"k8s.io/apiserver/pkg/admission/plugin/webhook"
	"k8s.io/apiserver/pkg/admission/plugin/webhook/predicates/namespace"
	"k8s.io/apiserver/pkg/admission/plugin/webhook/predicates/object"
)

// injectionQuestion asks whether pods would get a sidecar if they were created now.
type injectionQuestion struct {
	// Webhooks are MutatingWebhookConfigurations.
	Webhooks []json.RawMessage `json:"webhooks"`
	placedPods
}

// injected is what became of one pod. Both must be true for a sidecar.
type injected struct {
	// Called: the API server would call one of the webhooks.
	Called bool `json:"called"`
	// Injects: Istio's injector, called, would change the pod.
	Injects bool `json:"injects"`
}

// injection asks the matchers of kube-apiserver, then the injector behind its own HTTP handler, because its decision
// (pkg/kube/inject/inject.go, injectRequired) is not exported.
func injection(question injectionQuestion) ([]injected, error) {
	configurations, err := manifests[admissionregistration.MutatingWebhookConfiguration]("webhooks", question.Webhooks)
	if err != nil {
		return nil, err
	}
	answers := []injected{}
	err = question.each(func(i int, pod *corev1.Pod, namespaceLabels map[string]string) error {
		called, err := isCalled(configurations, pod, namespaceLabels)
		if err != nil {
			return fail("question.webhooks", err)
		}
		injects, err := theInjector().injects(pod)
		if err != nil {
			return fail(fmt.Sprintf("question.pods[%d]", i), err)
		}
		answers = append(answers, injected{called, injects})
		return nil
	})
	return answers, err
}

func isCalled(all []*admissionregistration.MutatingWebhookConfiguration, pod *corev1.Pod, ns map[string]string) (bool, error) {
	attributes := admission.NewAttributesRecord(pod, nil, corev1.SchemeGroupVersion.WithKind("Pod"), pod.Namespace, pod.Name,
		corev1.SchemeGroupVersion.WithResource("pods"), "", admission.Create, &metav1.CreateOptions{}, false, nil)
	for _, configuration := range all {
		for i := range configuration.Webhooks {
			matched, err := matchesWebhook(&configuration.Webhooks[i], attributes, ns)
			if matched || err != nil {
				return matched, err
			}
		}
	}
	return false, nil
}

func matchesWebhook(hook *admissionregistration.MutatingWebhook, of admission.Attributes, ns map[string]string) (bool, error) {
	// The API server's defaults (k8s.io/kubernetes/pkg/apis/admissionregistration/v1/defaults.go).
	if hook.NamespaceSelector == nil {
		hook.NamespaceSelector = &metav1.LabelSelector{}
	}
	if hook.ObjectSelector == nil {
		hook.ObjectSelector = &metav1.LabelSelector{}
	}
	accessor := webhook.NewMutatingWebhookAccessor(hook.Name, hook.Name, hook)
	inNamespace := namespace.Matcher{NamespaceLister: namespaceWith(ns)}
	// A *StatusError that is nil must not become an error that is not.
	if matched, status := inNamespace.MatchNamespaceSelector(accessor, of); status != nil {
		return false, status
	} else if !matched {
		return false, nil
	}
	var byObject object.Matcher
	matched, status := byObject.MatchObjectSelector(accessor, of)
	if status != nil {
		return false, status
	}
	return matched, nil
}

// namespaceWith lists one namespace, whatever it is called.
type namespaceWith map[string]string

func (n namespaceWith) Get(name string) (*corev1.Namespace, error) {
	return &corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: name, Labels: n}}, nil
}

func (n namespaceWith) List(labels.Selector) ([]*corev1.Namespace, error) { return nil, nil }
