//go:build !windows && !darwin

package main

// systemLanguage returns nothing: these systems tell their language in the
// environment.
func systemLanguage() []string { return nil }
