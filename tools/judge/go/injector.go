package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"sync"

	admissionv1 "k8s.io/api/admission/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"

	"istio.io/istio/pilot/pkg/features"
	"istio.io/istio/pilot/pkg/model"
	"istio.io/istio/pkg/kube/inject"
)

// injector is Istio's sidecar injector as istiod serves it, with the chart's default policy and a template that only
// leaves a trace.
type injector struct{ handler http.Handler }

var theInjector = sync.OnceValue(newInjector)

const template = `
policy: enabled
defaultTemplates: [sidecar]
templates:
  sidecar: |
    spec:
      containers:
      - name: istio-proxy
        image: judged
`

func newInjector() injector {
	// The shape of the sidecar is not asked for, and finding it out would take a cluster.
	features.EnableNativeSidecars = features.NativeSidecarModeDisabled
	config, err := inject.UnmarshalConfig([]byte(template))
	if err != nil {
		panic(err)
	}
	env := model.NewEnvironment()
	env.Watcher = watcherOf("istio-system")
	mux := http.NewServeMux()
	if _, err := inject.NewWebhook(inject.WebhookParameters{
		Watcher:  fixedConfig{&config},
		Env:      env,
		Mux:      mux,
		Revision: "default",
	}); err != nil {
		panic(err)
	}
	return injector{mux}
}

// injects is true where the injector answers with a patch.
func (i injector) injects(pod *corev1.Pod) (bool, error) {
	raw, err := json.Marshal(pod)
	if err != nil {
		return false, err
	}
	body, err := json.Marshal(admissionv1.AdmissionReview{
		TypeMeta: metav1.TypeMeta{APIVersion: "admission.k8s.io/v1", Kind: "AdmissionReview"},
		Request: &admissionv1.AdmissionRequest{
			UID:       "judged",
			Namespace: pod.Namespace,
			Operation: admissionv1.Create,
			Object:    runtime.RawExtension{Raw: raw},
		},
	})
	if err != nil {
		return false, err
	}
	request := httptest.NewRequest(http.MethodPost, "/inject", bytes.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	recorder := httptest.NewRecorder()
	i.handler.ServeHTTP(recorder, request)
	return answerOf(recorder)
}

func answerOf(recorder *httptest.ResponseRecorder) (bool, error) {
	if recorder.Code != http.StatusOK {
		return false, fmt.Errorf("the injector answered %d: %s", recorder.Code, recorder.Body)
	}
	var review admissionv1.AdmissionReview
	if err := json.Unmarshal(recorder.Body.Bytes(), &review); err != nil {
		return false, err
	}
	if review.Response == nil {
		return false, errors.New("the injector answered without a response")
	}
	if status := review.Response.Result; status != nil && status.Message != "" {
		return false, fmt.Errorf("the injector: %s", status.Message)
	}
	return len(review.Response.Patch) > 0, nil
}

// fixedConfig never changes.
type fixedConfig struct{ config *inject.Config }

func (f fixedConfig) Get() (*inject.Config, string, error)          { return f.config, "{}", nil }
func (f fixedConfig) SetHandler(func(*inject.Config, string) error) {}
func (f fixedConfig) Run(<-chan struct{})                           {}
