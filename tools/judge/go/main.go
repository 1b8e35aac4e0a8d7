// Command judge answers what functions of Istio itself say: one JSON question a line on standard input, one JSON answer
// a line on standard output, each with the id of its question and in no particular order. It ends with its input.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"

	"istio.io/istio/pkg/log"
)

type request struct {
	ID       json.RawMessage `json:"id"`
	Subject  string          `json:"subject"`
	Question json.RawMessage `json:"question"`
}

type response struct {
	ID     json.RawMessage `json:"id"`
	Answer any             `json:"answer,omitempty"`
	Error  *fieldError     `json:"error,omitempty"`
}

// subjects are what can be asked.
var subjects = map[string]func(json.RawMessage) (any, error){
	"sidecar":   answering(sidecar),
	"ambient":   answering(ambientMTLS),
	"history":   answering(history),
	"capture":   answering(capture),
	"revision":  answering(revision),
	"injection": answering(injection),
}

func main() {
	// Istio logs to standard output, which is for answers only.
	answers := os.Stdout
	os.Stdout = os.Stderr
	for _, scope := range log.Scopes() {
		scope.SetOutputLevel(log.NoneLevel)
	}
	if err := serve(os.Stdin, answers); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func serve(in io.Reader, out io.Writer) error {
	lines := make(chan []byte)
	var writing sync.Mutex
	var workers sync.WaitGroup
	encoder := json.NewEncoder(out)
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for line := range lines {
				answer := respond(line)
				writing.Lock()
				if err := encoder.Encode(answer); err != nil {
					// Whoever asked is gone.
					os.Exit(1)
				}
				writing.Unlock()
			}
		})
	}
	reader := bufio.NewReader(in)
	for {
		line, err := reader.ReadBytes('\n')
		if len(line) > 1 {
			lines <- line
		}
		if err != nil {
			close(lines)
			workers.Wait()
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
	}
}

// respond never fails: what cannot be answered is answered with an error.
func respond(line []byte) (out response) {
	out.ID = json.RawMessage("null")
	var asked request
	if err := decode("", line, &asked); err != nil {
		out.Error = asFieldError(err)
		return out
	}
	if asked.ID != nil {
		out.ID = asked.ID
	}
	defer func() {
		if problem := recover(); problem != nil {
			out.Error = &fieldError{Field: "question", Message: fmt.Sprintf("Istio panicked: %v", problem)}
		}
	}()
	subject, known := subjects[asked.Subject]
	if !known {
		out.Error = &fieldError{
			Field:   "subject",
			Message: fmt.Sprintf("%q is not one of sidecar, ambient, history, capture, revision, injection", asked.Subject),
		}
		return out
	}
	answer, err := subject(asked.Question)
	if err != nil {
		out.Error = asFieldError(err)
		return out
	}
	out.Answer = answer
	return out
}

func answering[Q, A any](judge func(Q) (A, error)) func(json.RawMessage) (any, error) {
	return func(raw json.RawMessage) (any, error) {
		var question Q
		if err := decode("question", raw, &question); err != nil {
			return nil, err
		}
		return judge(question)
	}
}
