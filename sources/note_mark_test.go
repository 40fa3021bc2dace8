package sources

import "testing"

// TestNoteOfMark holds which notes are a mark of generation and no more.
func TestNoteOfMark(t *testing.T) {
	for note, want := range map[string]string{
		"padre": "padre", "Es el padre": "el padre", "hijo del anterior": "hijo", "Se trata del padre.": "padre", "he is the son": "the son", "Junior": "Junior",
		"Detenido junto a su padre": "Detenido junto a su padre", "hijo de Amado": "hijo de Amado",
	} {
		if got := noteOfMark.ReplaceAllString(note, "$1"); got != want {
			t.Errorf("%q: %q, want %q", note, got, want)
		}
	}
}
