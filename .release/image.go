package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"

	v1 "github.com/google/go-containerregistry/pkg/v1"
	"github.com/google/go-containerregistry/pkg/v1/empty"
	"github.com/google/go-containerregistry/pkg/v1/layout"
	"github.com/google/go-containerregistry/pkg/v1/mutate"
	"github.com/google/go-containerregistry/pkg/v1/tarball"
	"github.com/google/go-containerregistry/pkg/v1/types"
)

// image are container images, one for each kind of Linux machine, as OCI layouts
// in tar files that "docker load" and "podman load" take; no daemon is needed to
// make them. They hold the program and nothing else, not even a shell.
func (r *release) image() ([]file, error) {
	var out []file
	for _, t := range r.targets {
		if t.os != "linux" {
			continue
		}
		img, err := r.imageFor(t)
		if err != nil {
			return nil, err
		}
		content, err := r.imageTar(img)
		if err != nil {
			return nil, err
		}
		out = append(out, file{fmt.Sprintf("%s_%s_%s_%s_image.tar", product, r.version, t.os, t.arch), content, 0o644})
	}
	return out, nil
}

// imageTar packs an image with an index for tools that read OCI layouts and one
// for older versions of Docker.
func (r *release) imageTar(img v1.Image) ([]byte, error) {
	dir, err := os.MkdirTemp("", "cotejo-image-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path, err := layout.Write(dir, mutate.IndexMediaType(empty.Index, types.OCIImageIndex))
	if err != nil {
		return nil, err
	}
	name := product + ":" + r.version
	err = path.AppendImage(img, layout.WithAnnotations(map[string]string{"org.opencontainers.image.ref.name": r.version, "io.containerd.image.name": "docker.io/library/" + name}))
	if err != nil {
		return nil, err
	}
	inside, err := filesBelow(dir)
	if err != nil {
		return nil, err
	}
	manifest, err := img.Manifest()
	if err != nil {
		return nil, err
	}
	blob := func(h v1.Hash) string { return "blobs/" + h.Algorithm + "/" + h.Hex }
	older, err := json.Marshal([]map[string]any{{"Config": blob(manifest.Config.Digest), "RepoTags": []string{name}, "Layers": []string{blob(manifest.Layers[0].Digest)}}})
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = writeTar(&b, append(inside, file{"manifest.json", older, 0o644}), r.date)
	return b.Bytes(), err
}

// imageFor is the image of one kind of machine. Lists lie in /listas, where
// whoever runs it puts a folder.
func (r *release) imageFor(t target) (v1.Image, error) {
	inside := []file{{"usr/bin/" + product, r.binaries[t], 0o755}}
	for _, d := range r.docs {
		inside = append(inside, file{"usr/share/doc/" + product + "/" + d.name, d.content, 0o644})
	}
	var b bytes.Buffer
	if err := writeTar(&b, inside, r.date); err != nil {
		return nil, err
	}
	layer, err := tarball.LayerFromOpener(func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(b.Bytes())), nil }, tarball.WithMediaType(types.OCILayer))
	if err != nil {
		return nil, err
	}
	img := mutate.ConfigMediaType(mutate.MediaType(empty.Image, types.OCIManifestSchema1), types.OCIConfigJSON)
	img, err = mutate.Append(img, mutate.Addendum{Layer: layer, History: v1.History{Created: v1.Time{Time: r.date}, CreatedBy: product + " " + r.version}})
	if err != nil {
		return nil, err
	}
	config, err := img.ConfigFile()
	if err != nil {
		return nil, err
	}
	config = config.DeepCopy()
	config.OS, config.Architecture, config.Created = t.os, t.arch, v1.Time{Time: r.date}
	config.Config = v1.Config{
		Entrypoint: []string{"/usr/bin/" + product}, WorkingDir: "/listas",
		Labels: map[string]string{
			"org.opencontainers.image.title": product, "org.opencontainers.image.description": summary, "org.opencontainers.image.version": r.version,
			"org.opencontainers.image.revision": r.commit, "org.opencontainers.image.licenses": licence, "org.opencontainers.image.url": r.address,
		},
	}
	return mutate.ConfigFile(img, config)
}
