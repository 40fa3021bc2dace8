package main

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"runtime"
	"strings"
)

// workflowFile is what checks a project folder on a server.
const workflowFile = ".github/workflows/cotejo.yml"

// pinned writes into a workflow where the program for Linux of this very version
// is, and its fingerprint, so that a server runs what the user runs and nothing
// that somebody put in its place. A program that was built from the source has
// neither: the workflow then says what is missing.
func pinned(workflow []byte) []byte {
	address, sum := "", linuxSHA256
	if releases != "" && sum == "" && runtime.GOOS == "linux" && runtime.GOARCH == "amd64" {
		sum = ownFingerprint() // which no program can hold within itself
	}
	if releases != "" && sum != "" {
		address = releases + "cotejo_" + version + "_linux_amd64"
	} else {
		sum = ""
	}
	return []byte(strings.NewReplacer("PROGRAM-URL", address, "PROGRAM-SHA256", sum).Replace(string(workflow)))
}

// ownFingerprint is that of the running program's file, "" when it cannot be
// read.
func ownFingerprint() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return ""
	}
	return hex.EncodeToString(h.Sum(nil))
}
