package hostile

import (
	"os"
	"path/filepath"
	"testing"
)

// TestWrite lays the courses and the backup down for tests in other languages,
// in the folder that the environment names.
func TestWrite(t *testing.T) {
	dir := os.Getenv("NOTELAB_HOSTILE")
	if dir == "" {
		t.Skip("NOTELAB_HOSTILE names no folder")
	}
	for name, files := range map[string]map[string][]byte{"course": Files(), "planned": Planned(), "mine": Files()} {
		to := filepath.Join(dir, name)
		if err := Write(to, files); err != nil {
			t.Fatal(err)
		}
		if name == "mine" { // chosen in a browser, which follows links
			continue
		}
		if err := Beside(to); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "backup.jsonl"), []byte(Backup()), 0o644); err != nil {
		t.Fatal(err)
	}
}
