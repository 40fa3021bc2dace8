package linkage

import "testing"

func TestCutRef(t *testing.T) {
	for ref, want := range map[string][2]string{"pd:1031": {"pd", "1031"}, "pd-2025-01-31:a:b": {"pd-2025-01-31", "a:b"}, "pd:": {"pd", ""}} {
		source, key, ok := CutRef(ref)
		if !ok || source != want[0] || key != want[1] || MakeRef(source, key) != ref {
			t.Errorf("%s: %q, %q, %v", ref, source, key, ok)
		}
	}
	if source, key, ok := CutRef("1031"); ok || source != "1031" || key != "" {
		t.Errorf("no reference: %q, %q, %v", source, key, ok)
	}
}
