package main

import "istio.io/istio/pkg/config"

// revisionQuestion asks whether an istiod of a revision reads objects with these labels.
type revisionQuestion struct {
	Revision string              `json:"revision"`
	Labels   []map[string]string `json:"labels"`
}

// revision asks LabelsInRevision (pkg/config/model.go).
func revision(question revisionQuestion) ([]bool, error) {
	answers := make([]bool, 0, len(question.Labels))
	for _, labels := range question.Labels {
		answers = append(answers, config.LabelsInRevision(labels, question.Revision))
	}
	return answers, nil
}
