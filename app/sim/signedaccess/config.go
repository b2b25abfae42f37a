package signedaccess

import (
	"strconv"
	"strings"
	"time"

	"notelab/app/i18n"
	"notelab/app/sim"
)

func tx(ko, en string) i18n.Text { return i18n.Text{Ko: ko, En: en} }

// The fixed names of the demonstration. Domain and bucket are the ones AWS
// reserves for examples.
const (
	cdnHost    = "media.example.com"
	cookieZone = "example.com" // Domain attribute: the app that sets the cookies is www.example.com
	bucketHost = "amzn-s3-demo-bucket.s3.ap-northeast-2.amazonaws.com"
	region     = "ap-northeast-2"
)

// Values of the parameters that choose something.
const (
	showAll     = "all"
	showURL     = "url"
	showCookies = "cookies"
	showS3      = "s3"

	canned = "canned"
	custom = "custom"

	hashSHA256 = "sha256"
	hashSHA1   = "sha1"
	groupOK    = "trusted"
	groupOther = "other"
	groupGone  = "removed"

	tamperNone      = "none"
	tamperPolicy    = "policy"
	tamperSignature = "signature"
	tamperPath      = "path"
	tamperQuery     = "query"
	tamperKeyID     = "key-id"

	signerUser    = "user"
	signerRole    = "role"
	signerDenied  = "no-permission"
	signerDeleted = "deleted"
)

// config is one run's parameters in the model's own types.
type config struct {
	show   string
	policy string
	files  int
	path   string // of the wanted files, "{n}" stands for the number
	signed string // custom policies: path or pattern, "" leaves Resource out
	epoch  int64  // Unix seconds of the signing
	// Offsets from the signing, in whole seconds. start 0 means no start time.
	expiry, start, clock, session int64
	cidr, ip                      string
	hash, group, tamper, signer   string
	seed                          uint64
}

func read(v sim.Values) config {
	sec := func(name string) int64 { return int64(v.Duration(name) / time.Second) }
	return config{
		show: v.Get("show"), policy: v.Get("policy"), files: v.Int("files"),
		path: v.Get("path"), signed: v.Get("signed"), epoch: int64(v.Float("epoch")),
		expiry: sec("expiry"), start: sec("start"), clock: sec("clock"), session: sec("session"),
		cidr: v.Get("cidr"), ip: v.Get("ip"),
		hash: v.Get("hash"), group: v.Get("key-group"), tamper: v.Get("tamper"), signer: v.Get("s3-signer"),
		seed: uint64(v.Float("seed")),
	}
}

// file returns the path of the file of that number, from 1.
func (c *config) file(n int) string { return numbered(c.path, n) }

// resource returns what a policy for the file of that number names: the exact
// URL in a canned policy, the signed pattern in a custom one ("" is no Resource
// at all).
func (c *config) resource(n int) string {
	if c.policy == canned {
		return "https://" + cdnHost + c.file(n)
	}
	s := numbered(c.signed, n)
	if strings.HasPrefix(s, "/") {
		return "https://" + cdnHost + s
	}
	return s
}

func (c *config) shows(lane string) bool { return c.show == showAll || c.show == lane }

func numbered(pattern string, n int) string {
	return strings.ReplaceAll(pattern, "{n}", strconv.Itoa(n))
}
