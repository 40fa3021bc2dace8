package main

import (
	"io/fs"
	"os"
	"time"

	"cotejo/sources"
	"cotejo/sources/values"
	"github.com/spf13/cobra"
)

// reading are the flags by which files are read, shared by merge and inspect.
type reading struct {
	profiles, vocab, at, encoding string
}

func (f *reading) flags(a *app, cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.profiles, "profiles", "", a.t("flag.profiles"))
	cmd.Flags().StringVar(&f.vocab, "vocab", "", a.t("flag.vocab"))
	cmd.Flags().StringVar(&f.at, "at", "", a.t("flag.at"))
	cmd.Flags().StringVar(&f.encoding, "encoding", "", a.t("flag.encoding"))
}

// Folders of a project that are used when they are there.
const (
	profilesFolder = "profiles"
	vocabFolder    = "vocab"
)

// options turns the flags into what package sources asks for. The clock is
// asked only for the day that a closing day derived from the lists cannot be
// after; it never reaches the roster.
func (f *reading) options() (sources.Options, error) {
	opt := sources.Options{Encoding: f.encoding, Closed: f.at}
	if f.at == "" {
		opt.Today = time.Now().Format(time.DateOnly)
	} else if _, err := time.Parse(time.DateOnly, f.at); err != nil {
		return opt, misuse("bad-date", f.at)
	}
	own, err := projectFolder(f.profiles, profilesFolder)
	if err != nil {
		return opt, err
	}
	if opt.Profiles, err = sources.LoadProfiles(own); err != nil {
		return opt, err
	}
	if own, err = projectFolder(f.vocab, vocabFolder); err != nil {
		return opt, err
	}
	opt.Vocabulary, err = values.Load(own)
	return opt, err
}

// projectFolder opens a folder named on the command line, or the usual one if
// it exists.
func projectFolder(named, usual string) (fs.FS, error) {
	path := named
	if path == "" {
		path = usual
	}
	info, err := os.Stat(path)
	switch {
	case err != nil && named == "":
		return nil, nil
	case err != nil:
		return nil, fileProblem(path, err)
	case !info.IsDir():
		if named == "" {
			return nil, nil
		}
		return nil, failure(path, "not-folder")
	}
	return os.DirFS(path), nil
}
