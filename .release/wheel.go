package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
)

// distribution is the name of the wheel. The name cotejo belongs to another
// program on PyPI, whose files an upgrade would put in place of these.
const distribution = "cotejo-roster"

// wheels are the program as Python's installers take it: they need neither an
// administrator nor a compiler. A wheel has the program as a script and no
// Python at all.
func (r *release) wheels() ([]file, error) {
	version := pythonVersion(r.version)
	stem := strings.ReplaceAll(distribution, "-", "_") + "-" + version
	var out []file
	for _, t := range r.targets {
		inside := []file{{stem + ".data/scripts/" + t.program(), r.binaries[t], 0o755}}
		if t.os != "windows" {
			for _, page := range r.man {
				inside = append(inside, file{stem + ".data/data/share/man/" + page.name, page.content, 0o644})
			}
		}
		info := stem + ".dist-info/"
		inside = append(inside, file{info + "METADATA", r.metadata(version), 0o644}, file{info + "WHEEL", wheelText(wheelTags[t]), 0o644})
		for _, d := range r.docs {
			if d.name != "README.md" && d.name != "CHANGELOG.md" {
				inside = append(inside, file{info + "licenses/" + d.name, d.content, 0o644})
			}
		}
		inside = append(inside, file{info + "RECORD", record(inside, info+"RECORD"), 0o644})
		var b bytes.Buffer
		if err := writeZip(&b, inside, r.date); err != nil {
			return nil, err
		}
		out = append(out, file{fmt.Sprintf("%s-py3-none-%s.whl", stem, wheelTags[t]), b.Bytes(), 0o644})
	}
	return out, nil
}

// pythonVersion writes a version as PEP 440 does: 1.0.0rc1, 1.0.0.dev7.
func pythonVersion(v string) string {
	v = strings.Replace(v, "-rc.", "rc", 1)
	return strings.Replace(v, "-dev.", ".dev", 1)
}

// metadata says what the wheel is. The description is the README.
func (r *release) metadata(version string) []byte {
	var b bytes.Buffer
	for _, line := range [][2]string{
		{"Metadata-Version", "2.4"}, {"Name", distribution}, {"Version", version}, {"Summary", summary}, {"License-Expression", licence},
		{"License-File", "LICENSE"}, {"License-File", "THIRD_PARTY_LICENSES"},
		{"Project-URL", "Homepage, " + r.address}, {"Requires-Python", ">=3.8"},
		{"Classifier", "Environment :: Console"}, {"Classifier", "Natural Language :: Spanish"}, {"Classifier", "Natural Language :: English"},
		{"Description-Content-Type", "text/markdown; charset=UTF-8"},
	} {
		fmt.Fprintf(&b, "%s: %s\n", line[0], line[1])
	}
	b.WriteByte('\n')
	for _, d := range r.docs {
		if d.name == "README.md" {
			b.Write(d.content)
		}
	}
	return b.Bytes()
}

const (
	summary = "Merge lists of the same people into one roster that says who said what"
	licence = "Apache-2.0"
)

// wheelText names the platforms one by one.
func wheelText(tags string) []byte {
	var b bytes.Buffer
	b.WriteString("Wheel-Version: 1.0\nGenerator: cotejo\nRoot-Is-Purelib: false\n")
	for _, tag := range strings.Split(tags, ".") {
		fmt.Fprintf(&b, "Tag: py3-none-%s\n", tag)
	}
	return b.Bytes()
}

// record lists the files with their fingerprints, the list itself without.
func record(files []file, own string) []byte {
	var b bytes.Buffer
	for _, f := range files {
		sum := sha256.Sum256(f.content)
		fmt.Fprintf(&b, "%s,sha256=%s,%d\n", f.name, base64.RawURLEncoding.EncodeToString(sum[:]), len(f.content))
	}
	fmt.Fprintf(&b, "%s,,\n", own)
	return b.Bytes()
}
