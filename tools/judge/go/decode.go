package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// fieldError says what of a question could not be understood.
type fieldError struct {
	Field   string `json:"field"`
	Message string `json:"message"`
}

func (e *fieldError) Error() string { return e.Field + ": " + e.Message }

func fail(field string, cause error) *fieldError {
	return &fieldError{Field: field, Message: cause.Error()}
}

func asFieldError(err error) *fieldError {
	var field *fieldError
	if errors.As(err, &field) {
		return field
	}
	return fail("question", err)
}

// decode reads one of the judge's own shapes, in which an unknown field is a mistake.
func decode(path string, raw []byte, into any) error {
	if len(raw) == 0 {
		return &fieldError{Field: path, Message: "is missing"}
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(into)
	if err == nil {
		return nil
	}
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		return &fieldError{
			Field:   join(path, wrong.Field),
			Message: fmt.Sprintf("expected %s, found %s", wrong.Type, wrong.Value),
		}
	}
	if _, name, unknown := strings.Cut(err.Error(), "json: unknown field "); unknown {
		return &fieldError{Field: join(path, strings.Trim(name, `"`)), Message: "is not a field of this question"}
	}
	return fail(path, err)
}

func join(path, field string) string {
	if path == "" || field == "" {
		return path + field
	}
	return path + "." + field
}

// manifests reads Kubernetes objects as a client of istiod or of Kubernetes does: what it does not know it passes by.
func manifests[T any](field string, raws []json.RawMessage) ([]*T, error) {
	objects := make([]*T, 0, len(raws))
	for i, raw := range raws {
		// A pointer to a pointer, because `null` is no manifest.
		var object *T
		if err := json.Unmarshal(raw, &object); err != nil {
			return nil, fail(fmt.Sprintf("question.%s[%d]", field, i), err)
		}
		if object == nil {
			return nil, &fieldError{Field: fmt.Sprintf("question.%s[%d]", field, i), Message: "expected a manifest, found null"}
		}
		objects = append(objects, object)
	}
	return objects, nil
}
