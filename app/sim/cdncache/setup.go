package cdncache

import (
	"math"
	"strconv"
	"strings"
	"time"

	"notelab/app/sim"
)

// setup is a configuration as the model reads it.
type setup struct {
	header         string
	age, shared    time.Duration // max-age and s-maxage
	expires        time.Duration // the date of Expires, since the start
	swr, sie       time.Duration // stale-while-revalidate and stale-if-error; sie is -1 when it is not sent
	etag           bool
	latency        time.Duration
	varies         string
	policy         limits
	key            keyPolicy
	edges          int
	objects        []string
	viewers        int
	languages      int
	arrivals       string
	spacing, shift time.Duration
	times          []string
	length         time.Duration
	seed           uint64
	deploys        []time.Duration
	versioned      bool
	paths          []string
	invalidateAt   time.Duration
	monthPaths     int
	failure        string
	failAt, failTo time.Duration
	errorTTL       time.Duration
	errorAge       time.Duration
}

// secondsOf reads a number of seconds to the millisecond.
func secondsOf(v sim.Values, name string) time.Duration {
	return time.Duration(math.Round(v.Float(name)*1000)) * time.Millisecond
}

func read(v sim.Values) *setup {
	sec := func(name string) time.Duration { return secondsOf(v, name) }
	s := &setup{
		header: v.Get("header"), age: sec("max-age"), shared: sec("s-maxage"), expires: sec("expires"),
		swr: sec("swr"), sie: -1, etag: v.Flag("etag"), latency: sec("origin-time"), varies: v.Get("varies"),
		key:   keyPolicy{query: v.Get("key-query"), names: v.List("query-names"), language: v.Flag("key-language"), session: v.Flag("key-session")},
		edges: v.Int("edges"), objects: v.List("objects"), viewers: v.Int("viewers"), languages: v.Int("languages"),
		arrivals: v.Get("arrivals"), spacing: sec("spacing"), shift: sec("shift"), times: v.List("times"),
		length: sec("length"), seed: uint64(v.Int("seed")), versioned: v.Get("naming") == "versioned",
		paths: v.List("paths"), invalidateAt: sec("invalidate-at"), monthPaths: v.Int("month-paths"),
		failure: v.Get("failure"), failAt: sec("fail-at"), errorTTL: sec("error-ttl"), errorAge: sec("error-max-age"),
	}
	switch v.Get("policy") {
	case policyOptimized:
		s.policy = limits{time.Second, day * time.Second, year * time.Second}
	case policyCustom:
		s.policy = limits{sec("min-ttl"), sec("default-ttl"), max(sec("max-ttl"), sec("min-ttl"))}
	}
	if s.private() {
		s.swr = 0
	}
	if v.Flag("stale-if-error") && fails5xx(v) {
		s.sie = sec("sie")
	}
	s.failTo = s.failAt + sec("fail-for")
	if s.failure == failNone {
		s.failAt, s.failTo = -1, -1
	}
	if s.failure == failTimeout {
		s.errorAge = 0
	}
	if len(s.objects) == 0 {
		s.objects = []string{"/"}
	}
	// What is hidden does not count.
	s.key.language = s.key.language && s.viewers > 1 && s.languages > 1
	s.key.session = s.key.session && s.viewers > 1
	if !hasQuery(v) {
		s.key.query = queryNone
	}
	for _, d := range v.List("deploys") {
		at, _, _ := parseMoment(d)
		if s.version(at) == 1 || s.deploys[s.version(at)-2] != at { // no two at once
			s.deploys = insert(s.deploys, at)
		}
	}
	s.versioned = s.versioned && len(s.deploys) > 0
	return s
}

// private reports whether the origin forbids a shared copy.
func (s *setup) private() bool {
	return s.header == "no-cache" || s.header == "no-store" || s.header == "private"
}

// version is the number of the origin's version at a time, from 1.
func (s *setup) version(at time.Duration) int {
	n := 1
	for _, d := range s.deploys {
		if d <= at {
			n++
		}
	}
	return n
}

// replaced is when a version was superseded, or ever when it never is.
func (s *setup) replaced(version int) time.Duration {
	if version > len(s.deploys) {
		return ever
	}
	return s.deploys[version-1]
}

// status is what the origin answers at a time: 200, an error, or 504 for a
// request that gets no answer.
func (s *setup) status(at time.Duration) int {
	if at < s.failAt || at >= s.failTo {
		return 200
	}
	if s.failure == failTimeout {
		return 504
	}
	n, _ := strconv.Atoi(s.failure)
	return n
}

// ever is later than any moment of a run.
const ever = time.Duration(math.MaxInt64 / 4)

// versionedName puts a version into a file's name: /app.js becomes /app.v2.js.
func versionedName(url string, version int) string {
	path, query, asked := strings.Cut(url, "?")
	mark, i := ".v"+strconv.Itoa(version), strings.LastIndexByte(path, '.')
	if i <= strings.LastIndexByte(path, '/') {
		i = len(path)
	}
	path = path[:i] + mark + path[i:]
	if asked {
		path += "?" + query
	}
	return path
}
