package sources

import (
	"slices"
	"strings"
)

// What cotejo itself keeps beside the lists. Such files are no lists, and a
// pattern such as *.csv matches them too; they are told by their header, which
// is exactly the one that cotejo writes.
const (
	OwnTruth     = "truth"     // who is who in invented lists, or what else is known of them
	OwnDecisions = "decisions" // what people decided
	OwnIDs       = "ids"       // the ids that persons had

	OwnAnnouncements = "announcements" // releases that were officially announced
)

// ownHeaders are the first lines of cotejo's own files.
var ownHeaders = map[string]string{
	"file,row,person":            OwnTruth,
	"file,row,operation":         OwnTruth,
	"person_a,person_b,relation": OwnTruth,
	"source,key,person":          OwnIDs,
	"judgement,source_a,key_a,name_a,source_b,key_b,name_b,reviewer,at,reason": OwnDecisions,
	strings.Join(announcementColumns, ","):                                     OwnAnnouncements,
}

// An OwnFile is one of cotejo's own files that was named among the lists.
type OwnFile struct {
	Path string
	Role string // one of the Own constants
}

// ownRole returns what a header says of a file of cotejo's own, "" for a list.
func ownRole(header []string) string {
	if len(header) < 3 || !slices.Contains([]string{"file", "person_a", "source", "judgement", "id"}, header[0]) {
		return ""
	}
	return ownHeaders[strings.Join(header, ",")]
}
