// Command analyzers runs the analyzers of `istioctl analyze` on manifests in files and prints the messages as istioctl
// does with `-o json`. Unlike `istioctl analyze --use-kube=false` it reads pods, services, namespaces and nodes out of the
// files too, as Istio's own tests of its analyzers do: istioctl skips every analyzer that needs one of them.
//
//	analyzers [--mesh-config <file>] <file>
//	analyzers <file of one cluster> <file of another>
//
// With more than one file only the analyzers that compare clusters run.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"

	"istio.io/istio/pilot/pkg/config/file"
	"istio.io/istio/pkg/cluster"
	"istio.io/istio/pkg/config"
	"istio.io/istio/pkg/config/analysis/analyzers"
	"istio.io/istio/pkg/config/analysis/diag"
	"istio.io/istio/pkg/config/analysis/local"
	"istio.io/istio/pkg/config/schema/collections"
	"istio.io/istio/pkg/kube/inject"
	"istio.io/istio/pkg/log"
)

const istioNamespace = "istio-system"

func main() {
	// Istio logs to standard output, which is for messages only.
	messages := os.Stdout
	os.Stdout = os.Stderr
	for _, scope := range log.Scopes() {
		scope.SetOutputLevel(log.NoneLevel)
	}
	meshConfig := flag.String("mesh-config", "", "YAML of a MeshConfig; default: that of an Istio without one")
	flag.Parse()

	found, err := analyze(*meshConfig, flag.Args())
	if err == nil {
		err = json.NewEncoder(messages).Encode(found)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func analyze(meshConfig string, files []string) ([]map[string]any, error) {
	var analyzer *local.IstiodAnalyzer
	var err error
	if len(files) == 1 {
		analyzer, err = ofOne(files[0])
	} else {
		analyzer, err = ofSeveral(files)
	}
	if err != nil {
		return nil, err
	}
	if meshConfig != "" {
		if err := analyzer.AddFileKubeMeshConfig(meshConfig); err != nil {
			return nil, err
		}
	}
	result, err := analyzer.Analyze(make(chan struct{}))
	if err != nil {
		return nil, err
	}
	return unstructured(result.Messages), nil
}

func ofOne(name string) (*local.IstiodAnalyzer, error) {
	content, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer content.Close()
	analyzer := local.NewIstiodAnalyzer(analyzers.AllCombined(), "", istioNamespace, nil)
	err = analyzer.AddTestReaderKubeSource([]local.ReaderSource{{Name: name, Reader: content}})
	return analyzer, err
}

func ofSeveral(files []string) (*local.IstiodAnalyzer, error) {
	analyzer := local.NewIstiodAnalyzer(analyzers.AllMultiClusterCombined(), "", istioNamespace, nil)
	for i, name := range files {
		content, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		source := file.NewKubeSource(collections.All)
		// As of clusters: nothing of kube-system and the like.
		source.SetNamespacesFilter(func(object any) bool {
			found, ok := object.(config.Config)
			return ok && !inject.IgnoredNamespaces.Contains(found.Namespace)
		})
		if err := source.ApplyContent(name, string(content)); err != nil {
			return nil, err
		}
		if i == 0 {
			// An analyzer wants a cluster of its own beside the remote ones.
			analyzer.AddSource(source)
		} else {
			analyzer.AddSourceForCluster(source, cluster.ID(fmt.Sprint(i)))
		}
	}
	return analyzer, nil
}

func unstructured(messages diag.Messages) []map[string]any {
	found := make([]map[string]any, 0, len(messages))
	for i := range messages {
		found = append(found, messages[i].Unstructured(true))
	}
	return found
}
