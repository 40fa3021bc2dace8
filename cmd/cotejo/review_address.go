package main

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"

	"cotejo/cmd/cotejo/web"
)

// The review screen of a folder has the same address whenever it is started, so
// that a tab that was left open goes on where it was: a port that follows from
// the folder, and a secret path that is kept where only this user can read it.

// The ports from which a folder's own is taken: those that IANA assigns to nobody
// (RFC 6335, 49152 to 65535).
const (
	firstPort = 49152
	ports     = 16384
)

// folderMark is a number that follows from the place of a roster.
func folderMark(path string) [32]byte {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return sha256.Sum256([]byte(path))
}

// listen takes the port that somebody asked for, or else that of the folder, or
// any free one when another program has it.
func listen(ctx context.Context, path string, port int) (net.Listener, error) {
	of := func(port int) (net.Listener, error) {
		return (&net.ListenConfig{}).Listen(ctx, "tcp", fmt.Sprintf("127.0.0.1:%d", port))
	}
	if port != 0 {
		return of(port)
	}
	mark := folderMark(path)
	if l, err := of(firstPort + int(binary.BigEndian.Uint16(mark[:2]))%ports); err == nil {
		return l, nil
	}
	return of(0)
}

// session returns the secret path of a folder's pages: the one of last time, or a
// new one. Where nothing can be kept every start has its own.
func session(path string) string {
	cache, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	mark := folderMark(path)
	file := filepath.Join(cache, "cotejo", fmt.Sprintf("review-%x", mark[:8]))
	if info, err := os.Lstat(file); err == nil && info.Mode().IsRegular() && info.Mode().Perm()&0o077 == 0 {
		if text, err := os.ReadFile(file); err == nil {
			if kept := strings.TrimSpace(string(text)); len(kept) == len(web.Secret()) && !strings.ContainsAny(kept, "/?#%. \n") {
				return kept
			}
		}
	}
	fresh := web.Secret()
	if os.MkdirAll(filepath.Dir(file), 0o700) != nil {
		return ""
	}
	_ = os.Remove(file)
	if os.WriteFile(file, []byte(fresh), 0o600) != nil {
		return ""
	}
	return fresh
}
