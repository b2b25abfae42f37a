package remote

import (
	"encoding/json"
	"strings"
	"time"

	"notelab/app/i18n"
)

// The kinds of places.
const (
	WebDAV = "webdav"
	S3     = "s3"
	Shared = "folder" // a folder on the device, which something else carries
)

// Settings say where objects stand and how to get there. They hold secrets:
// they are kept on the device alone, apart from the log, and are in no backup.
type Settings struct {
	Kind string `json:"kind"`

	Address  string `json:"address,omitempty"` // of a WebDAV folder
	User     string `json:"user,omitempty"`
	Password string `json:"password,omitempty"`

	Endpoint string `json:"endpoint,omitempty"` // of S3; "" is that of AWS
	Region   string `json:"region,omitempty"`
	Bucket   string `json:"bucket,omitempty"`
	Prefix   string `json:"prefix,omitempty"`
	KeyID    string `json:"keyId,omitempty"`
	Secret   string `json:"secret,omitempty"`
	Token    string `json:"token,omitempty"`
	Virtual  bool   `json:"virtual,omitempty"` // the bucket's name stands before the host

	Label string `json:"label,omitempty"` // the name of a shared folder
	Auto  bool   `json:"auto"`            // sync by itself
}

// Pack writes settings.
func (s *Settings) Pack() []byte {
	b, err := json.Marshal(s)
	if err != nil {
		panic("remote.Settings.Pack: " + err.Error()) // only texts come here
	}
	return b
}

// ParseSettings reads what Pack wrote; nil for nothing, and for what it cannot
// read.
func ParseSettings(data []byte) *Settings {
	s := &Settings{}
	if len(data) == 0 || json.Unmarshal(data, s) != nil || s.Kind == "" {
		return nil
	}
	return s
}

// Trim removes the spaces that copying brings along.
func (s *Settings) Trim() {
	for _, p := range []*string{&s.Address, &s.User, &s.Endpoint, &s.Region, &s.Bucket, &s.Prefix, &s.KeyID, &s.Secret, &s.Token} {
		*p = strings.TrimSpace(*p)
	}
}

// The fields that can be wrong.
const (
	FieldAddress  = "address"
	FieldEndpoint = "endpoint"
	FieldRegion   = "region"
	FieldBucket   = "bucket"
	FieldPrefix   = "prefix"
	FieldKeyID    = "keyid"
	FieldSecret   = "secret"
)

// Wrong returns what is wrong with each field, nothing when a request can be
// tried. secure reports whether the page came over HTTPS: such a page must not
// talk to a plain address but for this device's own.
func (s *Settings) Wrong(secure bool) map[string]i18n.Key {
	wrong := map[string]i18n.Key{}
	switch s.Kind {
	case WebDAV:
		if why := wrongAddress(s.Address, secure); why != "" {
			wrong[FieldAddress] = why
		}
	case S3:
		if s.Endpoint != "" {
			if why := wrongAddress(s.Endpoint, secure); why != "" {
				wrong[FieldEndpoint] = why
			} else if strings.Count(strings.TrimRight(s.Endpoint, "/"), "/") > 2 {
				wrong[FieldEndpoint] = "sync.wrong.path"
			}
		}
		if !plain(s.Region, "-") {
			wrong[FieldRegion] = "sync.wrong.region"
		}
		if !plain(s.Bucket, "-._") || strings.Contains(s.Bucket, "..") {
			wrong[FieldBucket] = "sync.wrong.bucket"
		}
		for _, part := range strings.Split(strings.Trim(s.Prefix, "/"), "/") {
			if part == "." || part == ".." || part == "" && strings.Trim(s.Prefix, "/") != "" {
				wrong[FieldPrefix] = "sync.wrong.prefix"
			}
		}
		if s.KeyID == "" {
			wrong[FieldKeyID] = "sync.wrong.empty"
		}
		if s.Secret == "" {
			wrong[FieldSecret] = "sync.wrong.empty"
		}
	}
	return wrong
}

// wrongAddress says what is wrong with an address, "" when nothing is.
func wrongAddress(address string, secure bool) i18n.Key {
	scheme, rest, ok := strings.Cut(address, "://")
	host := rest
	if i := strings.IndexByte(host, '/'); i >= 0 {
		host = host[:i]
	}
	switch {
	case !ok || scheme != "https" && scheme != "http" || host == "":
		return "sync.wrong.address"
	case strings.ContainsAny(address, "?#") || strings.ContainsAny(host, "@\\ "):
		return "sync.wrong.address"
	case secure && scheme == "http" && !local127(host):
		return "sync.wrong.plain"
	}
	return ""
}

// local127 reports whether a host is this device.
func local127(host string) bool {
	if i := strings.LastIndexByte(host, ':'); i >= 0 && !strings.HasSuffix(host, "]") {
		host = host[:i]
	}
	return host == "localhost" || host == "127.0.0.1" || host == "[::1]" || strings.HasSuffix(host, ".localhost")
}

// plain reports whether a text consists of letters, digits and some others.
func plain(s, others string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9') && strings.IndexByte(others, c) < 0 {
			return false
		}
	}
	return s != ""
}

// Open returns the place, or nil for a shared folder, which only the browser can
// open. now is the device's clock.
func (s *Settings) Open(do Do, now func() time.Time) Folder {
	switch s.Kind {
	case WebDAV:
		return newWebDAV(do, s.Address, s.User, s.Password)
	case S3:
		return newS3(do, now, s)
	}
	return nil
}

// Origin is where requests go, "" for a shared folder.
func (s *Settings) Origin() string {
	switch s.Kind {
	case WebDAV:
		return host(s.Address)
	case S3:
		return newS3(nil, nil, s).address
	}
	return ""
}

// Name is what to call the place to the learner.
func (s *Settings) Name() string {
	switch s.Kind {
	case S3:
		return "S3 " + s.Bucket
	case Shared:
		return s.Label
	}
	return "WebDAV " + strings.TrimPrefix(strings.TrimPrefix(s.Origin(), "https://"), "http://")
}

// ID names the place without its secrets: a state belongs to one place.
func (s *Settings) ID() string {
	switch s.Kind {
	case WebDAV:
		return s.Kind + " " + strings.TrimRight(s.Address, "/") + " " + s.User
	case S3:
		f := newS3(nil, nil, s)
		return s.Kind + " " + f.address + f.root + "/" + f.prefix
	}
	return s.Kind + " " + s.Label
}

// Allowed reports whether a page's Content-Security-Policy lets it talk to an
// origin; own is the page's.
func Allowed(policy, own, origin string) bool {
	found := false
	for _, d := range strings.Split(policy, ";") {
		words := strings.Fields(d)
		if len(words) == 0 || words[0] != "connect-src" {
			continue
		}
		found = true
		for _, w := range words[1:] {
			w = strings.ToLower(w)
			o := strings.ToLower(origin)
			scheme, rest, _ := strings.Cut(o, "://")
			switch {
			case w == o || w == scheme+":" || w == "*" || w == "'self'" && o == strings.ToLower(own):
				return true
			case strings.HasPrefix(w, scheme+"://*.") && strings.HasSuffix(rest, strings.TrimPrefix(w, scheme+"://*")):
				return true
			}
		}
	}
	return !found
}
