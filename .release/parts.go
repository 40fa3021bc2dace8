package main

import (
	"bytes"
	"debug/buildinfo"
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// parts lists the modules that the programs are made of, as CycloneDX 1.6, for
// whoever has to know whether a fault in one of them concerns them. They are read
// from the programs themselves.
func (r *release) parts() ([]file, error) {
	modules, toolchain, err := r.modules()
	if err != nil {
		return nil, err
	}
	type component struct {
		Type       string              `json:"type"`
		Ref        string              `json:"bom-ref"`
		Name       string              `json:"name"`
		Version    string              `json:"version"`
		URL        string              `json:"purl"`
		Licenses   []map[string]string `json:"licenses,omitempty"`
		Properties []map[string]string `json:"properties,omitempty"`
	}
	of := func(path, version, sum string) component {
		c := component{Type: "library", Ref: path + "@" + version, Name: path, Version: version, URL: "pkg:golang/" + path + "@" + version}
		if sum != "" {
			c.Properties = []map[string]string{{"name": "cotejo:go.sum", "value": sum}}
		}
		return c
	}
	components := []component{of("std", strings.TrimPrefix(toolchain, "go"), "")}
	for _, m := range modules {
		components = append(components, of(m.path, m.version, m.sum))
	}
	own := component{Type: "application", Ref: product, Name: product, Version: r.version, URL: "pkg:generic/" + product + "@" + r.version, Licenses: []map[string]string{{"expression": licence}},
		Properties: []map[string]string{{"name": "cotejo:commit", "value": r.commit}, {"name": "cotejo:flags", "value": "CGO_ENABLED=0 go build -trimpath -buildvcs=false -ldflags '-s -w -buildid= …'"}}}
	refs := make([]string, len(components))
	for i, c := range components {
		refs[i] = c.Ref
	}
	text, err := json.MarshalIndent(map[string]any{
		"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1,
		"metadata":     map[string]any{"timestamp": r.date.Format("2006-01-02T15:04:05Z"), "component": own},
		"components":   components,
		"dependencies": []map[string]any{{"ref": product, "dependsOn": refs}},
	}, "", "  ")
	return []file{{product + "_" + r.version + "_sbom.cdx.json", append(text, '\n'), 0o644}}, err
}

// A module is a part of a program that others wrote.
type module struct{ path, version, sum string }

// modules returns what the programs are made of, by path, and the version of Go.
func (r *release) modules() (all []module, toolchain string, err error) {
	found := make(map[string]module)
	for _, binary := range r.binaries {
		info, err := buildinfo.Read(bytes.NewReader(binary))
		if err != nil {
			return nil, "", err
		}
		toolchain = info.GoVersion
		for _, d := range info.Deps {
			if d.Replace != nil {
				d = d.Replace
			}
			found[d.Path] = module{d.Path, d.Version, d.Sum}
		}
	}
	for _, path := range slices.Sorted(maps.Keys(found)) {
		all = append(all, found[path])
	}
	return all, toolchain, nil
}
