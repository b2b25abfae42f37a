package main

import (
	"bytes"
	"io"
	"io/fs"
)

// single is a file system that holds one file, for a course of a single note.
type single struct {
	name string
	data []byte
	info fs.FileInfo
}

// Open opens the root or the file.
func (s single) Open(name string) (fs.File, error) {
	switch name {
	case ".":
		return &singleDir{s: s}, nil
	case s.name:
		return &singleFile{bytes.NewReader(s.data), s.info}, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

type singleFile struct {
	*bytes.Reader
	info fs.FileInfo
}

func (f *singleFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *singleFile) Close() error               { return nil }

type singleDir struct {
	s    single
	read bool
}

func (d *singleDir) Stat() (fs.FileInfo, error) { return dirInfo{d.s.info}, nil }
func (d *singleDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: ".", Err: fs.ErrInvalid}
}
func (d *singleDir) Close() error { return nil }
func (d *singleDir) ReadDir(n int) ([]fs.DirEntry, error) {
	if d.read {
		if n > 0 {
			return nil, io.EOF
		}
		return nil, nil
	}
	d.read = true
	return []fs.DirEntry{fs.FileInfoToDirEntry(d.s.info)}, nil
}

// dirInfo is the root's own description.
type dirInfo struct{ fs.FileInfo }

func (dirInfo) Name() string      { return "." }
func (dirInfo) IsDir() bool       { return true }
func (dirInfo) Mode() fs.FileMode { return fs.ModeDir | 0o755 }
