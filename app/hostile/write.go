package hostile

import (
	"fmt"
	"os"
	"path/filepath"
)

// Write puts files into a folder.
func Write(dir string, files map[string][]byte) error {
	for name, data := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return fmt.Errorf("writing a hostile course: %w", err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			return fmt.Errorf("writing a hostile course: %w", err)
		}
	}
	return nil
}

// Beside puts into a folder what cannot be given as bytes: a file of 100 MB in one
// line, and links to a file and a folder outside.
func Beside(dir string) error {
	huge := filepath.Join(dir, "ko", "huge.md")
	if err := os.MkdirAll(filepath.Dir(huge), 0o755); err != nil {
		return fmt.Errorf("writing a hostile course: %w", err)
	}
	if err := os.WriteFile(huge, []byte("# Huge\n\nx"), 0o644); err != nil {
		return fmt.Errorf("writing a hostile course: %w", err)
	}
	if err := os.Truncate(huge, 100<<20); err != nil {
		return fmt.Errorf("writing a hostile course: %w", err)
	}
	for _, name := range []string{"secret.md", "pictures/link.png", "blueprints/link.yaml"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return fmt.Errorf("writing a hostile course: %w", err)
		}
		if err := os.Symlink("/etc/passwd", path); err != nil {
			return fmt.Errorf("writing a hostile course: %w", err)
		}
	}
	return os.Symlink("/", filepath.Join(dir, "root"))
}
