package server

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Stamp describes the state of a folder, or of a single file: names, sizes and
// times of change. Hidden folders are left out, as they are when it is read.
func Stamp(dir string) string {
	h := sha256.New()
	note := func(path string, info fs.FileInfo) {
		fmt.Fprintf(h, "%s\x00%d\x00%d\n", path, info.Size(), info.ModTime().UnixNano())
	}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			fmt.Fprintf(h, "%s: %v\n", path, err)
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if path != dir && strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			return nil
		}
		if info, err := os.Stat(path); err == nil {
			note(path, info)
		}
		return nil
	})
	if err != nil {
		fmt.Fprintln(h, err)
	}
	return hex.EncodeToString(h.Sum(nil))
}
