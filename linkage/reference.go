package linkage

import "strings"

// A record reference is "source:key". No source has a colon; a key may.

// MakeRef writes a reference.
func MakeRef(source, key string) string { return source + ":" + key }

// CutRef cuts a reference into its source and key. ok is false for a text that is
// none; source is then the whole text.
func CutRef(ref string) (source, key string, ok bool) { return strings.Cut(ref, ":") }
