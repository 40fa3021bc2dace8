package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path"
	"text/template"
)

const checksumsName = "checksums.txt"

// checksums are the fingerprints of the files as sha256sum writes and checks them.
func checksums(files []file) []byte {
	var b bytes.Buffer
	for _, f := range files {
		fmt.Fprintf(&b, "%s  %s\n", fingerprint(f.content), f.name)
	}
	return b.Bytes()
}

func fingerprint(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// manifests are what Homebrew on macOS and Scoop on Windows read: where an archive
// is and what its fingerprint must be. One whose archives are not all among the
// files is left out.
func (r *release) manifests(files []file) ([]file, error) {
	sums := make(map[string]string)
	for _, f := range files {
		sums[f.name] = fingerprint(f.content)
	}
	of := func(os, arch string) string { return sums[r.archiveName(target{os, arch})] }
	var out []file
	if intel, arm := of("darwin", "amd64"), of("darwin", "arm64"); intel != "" && arm != "" {
		var b bytes.Buffer
		err := cask.Execute(&b, map[string]any{"Version": r.version, "Address": r.address, "Intel": intel, "ARM": arm, "Summary": summary, "Man": names(r.man)})
		if err != nil {
			return nil, err
		}
		out = append(out, file{product + ".rb", b.Bytes(), 0o644})
	}
	if intel, arm := of("windows", "amd64"), of("windows", "arm64"); intel != "" && arm != "" {
		type download struct {
			URL  string `json:"url"`
			Hash string `json:"hash"`
		}
		name := func(arch string) string { return r.archiveName(target{"windows", arch}) }
		text, err := json.MarshalIndent(struct {
			Version      string              `json:"version"`
			Description  string              `json:"description"`
			Homepage     string              `json:"homepage"`
			License      string              `json:"license"`
			Architecture map[string]download `json:"architecture"`
			Program      string              `json:"bin"`
		}{r.version, summary, r.address, licence, map[string]download{
			"64bit": {r.download(name("amd64")), intel}, "arm64": {r.download(name("arm64")), arm},
		}, target{"windows", "amd64"}.program()}, "", "    ")
		if err != nil {
			return nil, err
		}
		out = append(out, file{product + ".json", append(text, '\n'), 0o644})
	}
	return out, nil
}

// cask is Homebrew's manifest. The program is not signed with a certificate that
// Apple sells, so that macOS would refuse to start it unless the mark of a
// download is taken off; the fingerprint has been checked by then.
var cask = template.Must(template.New("").Parse(`cask "cotejo" do
  arch arm: "arm64", intel: "amd64"

  version "{{.Version}}"
  sha256 arm:   "{{.ARM}}",
         intel: "{{.Intel}}"

  url "{{.Address}}/releases/download/v#{version}/cotejo_#{version}_darwin_#{arch}.tar.gz"
  name "cotejo"
  desc "{{.Summary}}"
  homepage "{{.Address}}"

  depends_on macos: ">= :monterey"

  binary "cotejo"
{{- range .Man}}
  manpage "man/{{.}}"
{{- end}}
  bash_completion "completions/cotejo.bash"
  zsh_completion "completions/_cotejo"
  fish_completion "completions/cotejo.fish"

  postflight do
    system_command "/usr/bin/xattr", args: ["-d", "com.apple.quarantine", "#{staged_path}/cotejo"], must_succeed: false
  end
end
`))

// names are the names of files that lie in the folder of English pages: a cask
// knows no other languages.
func names(man []file) (out []string) {
	for _, f := range man {
		if path.Dir(f.name) == "man1" {
			out = append(out, f.name)
		}
	}
	return out
}
