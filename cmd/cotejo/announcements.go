package main

import (
	"errors"
	"io/fs"

	"cotejo/linkage/announcement"
	"cotejo/sources"
)

// announced reads what was officially announced. As with decisions, a file of it
// among the lists counts when no other is named.
func (b *built) announced(p *plan, meta map[string]string) ([]announcement.Announcement, error) {
	file := p.announcements
	for _, own := range b.report.Own {
		switch {
		case own.Role != sources.OwnAnnouncements || own.Path == file:
		case file == "":
			file = own.Path
		default:
			return nil, failure(own.Path, "second-announcements", file)
		}
	}
	if file == "" {
		return nil, nil
	}
	all, hash, err := sources.ReadAnnouncements(file, p.options.Vocabulary)
	switch {
	case errors.Is(err, fs.ErrNotExist) && !p.announcementsNamed:
		return nil, nil // nothing has been announced
	case errors.Is(err, fs.ErrNotExist):
		return nil, failure(file, "no-file")
	case err != nil:
		return nil, err
	}
	meta["announcements"] = hash
	return all, nil
}
