package sim

import (
	"maps"
	"net/url"
	"testing"
)

// FuzzQuery reads any query: a query of what came out is read as the same, and
// what net/url understands is understood alike.
func FuzzQuery(f *testing.F) {
	for _, s := range []string{"a=b&c=d", "a=%41+b", "a=%", "a=%zz&&=x", "=&=", "a", "%00=%ff", "a=1&a=2", "__proto__=x", "a=<script>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, query string) {
		got := ParseQuery(query)
		out := ""
		for k, v := range got {
			if out != "" {
				out += "&"
			}
			out += escape(k) + "=" + escape(v)
			if len(k)+len(v) > len(query) {
				t.Errorf("ParseQuery(%q) grows", query)
			}
		}
		if again := ParseQuery(out); !maps.Equal(got, again) {
			t.Errorf("ParseQuery(%q) = %q; read again, %q", query, got, again)
		}
		want, err := url.ParseQuery(query)
		if err != nil {
			return
		}
		for k, v := range want {
			if got[k] != v[len(v)-1] {
				t.Errorf("ParseQuery(%q)[%q] = %q; net/url has %q", query, k, got[k], v)
			}
		}
	})
}
