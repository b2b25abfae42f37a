package edgepath

import (
	"strconv"
	"strings"

	"notelab/app/sim"
)

// Values of the parameters that more than one file names.
const (
	viaEdge   = "cloudfront"
	viaDirect = "direct"
	viaOther  = "other"

	ownName       = "cloudfront.net"
	alternateName = "www.example.com"
	nowhere       = "unknown" // the country of an address in no database

	allowAll    = "allow-all"
	redirect    = "redirect-to-https"
	httpsOnly   = "https-only"
	httpOnly    = "http-only"
	matchViewer = "match-viewer"

	bucket   = "s3"
	website  = "website"
	balancer = "alb"
	private  = "vpc"
)

// The names in the picture.
const (
	distributionName = "d111111abcdef8.cloudfront.net"
	otherName        = "d999999evil0.cloudfront.net"
	distributionARN  = "arn:aws:cloudfront::111122223333:distribution/EDFDVBD6EXAMPLE"
	oldARN           = "arn:aws:cloudfront::111122223333:distribution/E1OLDEXAMPLE"
	oaiARN           = "arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E2OAIEXAMPLE"
)

// config is the typed form of the parameters of one run.
type config struct {
	via, method, host, path, country string
	https                            bool
	attack                           bool
	certificate, geo                 string
	countries                        []string
	waf                              bool
	behaviors                        []behavior // the default behavior is the last
	origin, access, policy, actions  string
	newRegion, kms, keyPolicy        bool
	site                             string
	protocol, originCertificate      string
	group                            string
	sends, checks                    bool
}

func configOf(v sim.Values) *config {
	c := &config{
		via: v.Get("via"), method: v.Get("method"), host: v.Get("host"), path: v.Get("path"), country: v.Get("country"),
		https: v.Get("scheme") == "https", attack: v.Flag("attack"),
		certificate: v.Get("certificate"), geo: v.Get("geo"), countries: v.List("countries"), waf: v.Flag("waf"),
		origin: v.Get("origin"), access: v.Get("access"), policy: v.Get("bucket-policy"), actions: v.Get("actions"),
		newRegion: v.Flag("new-region"), kms: v.Flag("kms"), keyPolicy: v.Flag("key-policy"),
		site:     v.Get("site-policy"),
		protocol: v.Get("origin-policy"), originCertificate: v.Get("origin-certificate"),
		group: v.Get("security-group"), sends: v.Flag("sends"), checks: v.Flag("checks"),
	}
	for _, s := range v.List("behaviors") {
		if b, ok := parseBehavior(s); ok {
			c.behaviors = append(c.behaviors, b)
		}
	}
	c.behaviors = append(c.behaviors, behavior{"*", v.Get("viewer-policy"), v.Get("methods")})
	return c
}

// behavior returns the number of the behavior that applies to the path.
func (c *config) behavior() int {
	for i := range c.behaviors {
		if matches(c.behaviors[i].pattern, c.path) {
			return i
		}
	}
	return len(c.behaviors) - 1
}

// listed reports whether the viewer's country is on the list.
func (c *config) listed() bool {
	for _, s := range c.countries {
		if s == c.country {
			return true
		}
	}
	return false
}

// custom reports whether the origin is a load balancer.
func (c *config) custom() bool { return c.origin == balancer || c.origin == private }

// secure reports whether CloudFront comes to the origin by HTTPS when the
// viewer's request came by HTTPS or not. A bucket follows the viewer.
func (c *config) secure(viewer bool) bool {
	switch {
	case c.origin == bucket || c.protocol == matchViewer:
		return viewer
	}
	return c.protocol == httpsOnly
}

// domain returns the name in the URL as the viewer writes it.
func (c *config) domain() string {
	switch {
	case c.via == viaOther:
		return otherName
	case c.via == viaDirect:
		return originName(c.origin)
	case c.host == ownName:
		return distributionName
	}
	return c.host
}

// originName returns the origin's own address.
func originName(kind string) string {
	switch kind {
	case bucket:
		return "my-bucket.s3.ap-northeast-2.amazonaws.com"
	case website:
		return "my-bucket.s3-website.ap-northeast-2.amazonaws.com"
	case balancer:
		return "web-1.ap-northeast-2.elb.amazonaws.com"
	}
	return "internal-web-1.ap-northeast-2.elb.amazonaws.com"
}

// fact returns a value that a sentence about this request names.
func (c *config) fact(key string) string {
	switch key {
	case "host":
		return c.domain()
	case "country":
		return c.country
	case "list":
		if len(c.countries) == 0 {
			return "-"
		}
		return strings.Join(c.countries, ", ")
	case "method":
		return c.method
	case "methodKo":
		if c.method == "DELETE" {
			return "DELETE를"
		}
		return c.method + "을"
	case "path":
		return c.path
	case "pattern":
		return c.behaviors[c.behavior()].pattern
	case "place":
		return strconv.Itoa(c.behavior() + 1)
	case "opolicy":
		return c.protocol
	}
	panic("edgepath.fact: no fact " + key)
}
