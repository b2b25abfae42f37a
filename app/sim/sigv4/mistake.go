package sigv4

import (
	"slices"
	"strings"
)

// mistake gives a signer the mistake a learner asked for.
func (c *config) mistake(s *signer) {
	switch c.slip {
	case slipSecret:
		s.secret = s.secret[:len(s.secret)-1]
	case slipToken:
		s.token = ""
	case slipRegion:
		s.region = otherRegion(c.region)
	case slipDate:
		s.dated = stampOf(c.signed + 9*3600)[:8]
	case slipPath:
		if s.path = pathOther; !c.s3 {
			s.path = pathS3
		}
	case slipSort:
		s.alter = func(w *canonical, r *request) { w.query = sortedTooEarly(r.query) }
	case slipPlus:
		s.alter = func(w *canonical, r *request) { w.query = strings.ReplaceAll(w.query, "%20", "+") }
	case slipCase:
		s.alter = sortWithCapitals
	}
}

// otherRegion is a Region that is not the given one.
func otherRegion(region string) string {
	if region == "us-east-1" {
		return "ap-northeast-2"
	}
	return "us-east-1"
}

// sortedTooEarly sorts the parameters by what they say before they are encoded,
// the mistake that shows only with characters on either side of %.
func sortedTooEarly(query string) string {
	var ps []pair
	for _, p := range pairs(query) {
		ps = append(ps, pair{uriDecode(p.name), uriDecode(p.value)})
	}
	slices.SortStableFunc(ps, byNameThenValue)
	return join(encodePairs(ps))
}

// sortWithCapitals sorts headers by their names as sent, where capitals come
// before small letters.
func sortWithCapitals(w *canonical, r *request) {
	sent := func(name string) string {
		if name == "host" {
			return "Host"
		}
		for _, h := range r.headers {
			if strings.EqualFold(h.name, name) {
				return h.name
			}
		}
		return name
	}
	slices.SortStableFunc(w.headers, func(a, b header) int { return strings.Compare(sent(a.name), sent(b.name)) })
	w.signed = w.names()
}
