package site

import (
	"net/url"
	"strings"
)

// connectSelf is where the policy says what pages may talk to: their own host.
const connectSelf = "connect-src 'self'"

// Connected returns a text that holds the policy with the origins of
// Options.Connect in it: a learner's log may be carried to these and nowhere
// else.
func (s *Site) Connected(text string) string {
	if len(s.opt.Connect) == 0 {
		return text
	}
	return strings.Replace(text, connectSelf, connectSelf+" "+strings.Join(s.opt.Connect, " "), 1)
}

// Policy is the Content-Security-Policy of this site's pages as a header.
func (s *Site) Policy() string { return s.Connected(Policy) }

// ParseConnect reads a list of origins, separated by commas: "https://host",
// "https://host:8443", "https://*.host". Of a plain address only the own device
// is allowed. wrong is the first one that is none.
func ParseConnect(list string) (origins []string, wrong string) {
	for _, o := range strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' }) {
		o = strings.TrimSuffix(o, "/")
		u, err := url.Parse(strings.Replace(o, "://*.", "://any.", 1))
		if err != nil || u.Host == "" || u.Path != "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil ||
			strings.ContainsAny(o, ";'\"\\<>") || strings.Contains(strings.Replace(o, "://*.", "", 1), "*") {
			return nil, o
		}
		switch h := u.Hostname(); {
		case u.Scheme == "https":
		case u.Scheme == "http" && (h == "localhost" || h == "127.0.0.1" || h == "::1"):
		default:
			return nil, o
		}
		origins = append(origins, o)
	}
	return origins, ""
}
