package cdncache

import (
	"slices"
	"strconv"
	"strings"
)

// keyPolicy is what a cache policy adds to the path in the cache key.
type keyPolicy struct {
	query             string
	names             []string
	language, session bool
}

// languages are what the viewers send as Accept-Language.
var languages = [4]string{"ko", "en", "ja", "fr"}

// viewer is one browser.
type viewer struct {
	language string
	session  string
}

func (s *setup) viewer(i int) viewer {
	return viewer{languages[i%s.languages], strconv.Itoa(i + 1)}
}

// key is what CloudFront keeps a response under. Invalidation paths look at its
// address only: all variants of an address go together.
type key struct {
	address  string // path, and the part of the query string in the key
	language string // "" when it is not in the key
	session  string
}

func (k keyPolicy) of(url string, v viewer) key {
	out := key{address: k.address(url)}
	if k.language {
		out.language = v.language
	}
	if k.session {
		out.session = v.session
	}
	return out
}

// address is a URL with the parameters that the cache policy keeps.
func (k keyPolicy) address(url string) string {
	path, query, asked := strings.Cut(url, "?")
	if !asked || k.query == queryAll {
		return url
	}
	if k.query == queryNone {
		return path
	}
	var left []string
	for _, pair := range strings.Split(query, "&") {
		name, _, _ := strings.Cut(pair, "=")
		if slices.Contains(k.names, name) == (k.query == queryOnly) {
			left = append(left, pair)
		}
	}
	if len(left) == 0 {
		return path
	}
	return path + "?" + strings.Join(left, "&")
}

// content is what a response was made for: answers to different content under
// one key are mixed up.
func (s *setup) content(url string, v viewer) string {
	switch s.varies {
	case varyQuery:
		_, query, _ := strings.Cut(url, "?")
		return "?" + query
	case varyLanguage:
		return v.language
	case varySession:
		return "sid=" + v.session
	}
	return ""
}

// single reports whether every request has the same key.
func (s *setup) single() bool {
	return len(s.objects) == 1 && !s.versioned && !s.key.session && !s.key.language
}
