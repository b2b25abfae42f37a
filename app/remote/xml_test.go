package remote

import (
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"
)

const davAnswer = `<?xml version="1.0" encoding="UTF-8"?><D:multistatus xmlns:D="DAV:">
<D:response><D:href>/dav/notelab-v1/</D:href><D:propstat><D:prop><D:resourcetype><D:collection xmlns:D="DAV:"/></D:resourcetype><D:getlastmodified>Fri, 27 Nov 2026 03:00:00 GMT</D:getlastmodified></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>
<D:response><D:href>/dav/notelab-v1/a%20b%26c.jsonl</D:href><D:propstat><D:prop><D:getcontentlength>12</D:getcontentlength><D:getetag>"x&amp;y"</D:getetag><D:resourcetype></D:resourcetype></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>
<!-- another server's way -->
<response xmlns='DAV:' a="1>2"><href>http://h/dav/notelab-v1/d.jsonl</href><propstat><prop><resourcetype/><getlastmodified><![CDATA[then]]></getlastmodified></prop></propstat><propstat><prop><getetag/></prop><status>HTTP/1.1 404 Not Found</status></propstat></response>
</D:multistatus>`

func TestTheEntriesOfAWebDAVFolderAreRead(t *testing.T) {
	got, whole := multistatus(davAnswer)
	want := []Object{{"a b&c.jsonl", 12, `"x&y"`}, {"d.jsonl", -1, "then"}}
	if !whole || !slices.Equal(got, want) {
		t.Errorf("%+v, %v; want %+v", got, whole, want)
	}
	for n := range len(davAnswer) - 1 {
		if _, whole := multistatus(davAnswer[:n]); whole {
			t.Fatalf("cut after %d bytes it counts as whole", n)
		}
	}
}

const s3Answer = `<?xml version="1.0" encoding="UTF-8"?>
<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>b</Name><Prefix>p/</Prefix><KeyCount>2</KeyCount><MaxKeys>2</MaxKeys><IsTruncated>true</IsTruncated><NextContinuationToken>1ue/+=&amp;</NextContinuationToken>
<Contents><Key>p/one</Key><LastModified>2026-11-27T00:00:00.000Z</LastModified><ETag>&quot;70ee&#34;</ETag><Size>142863</Size><Owner><ID>x</ID></Owner><StorageClass>STANDARD</StorageClass></Contents>
<Contents><Key>p/&#xAC00;</Key><Size>x</Size></Contents></ListBucketResult>`

func TestTheObjectsOfABucketAreRead(t *testing.T) {
	got, next, whole := listing(s3Answer)
	want := []Object{{"p/one", 142863, `"70ee"`}, {"p/가", -1, ""}}
	if !whole || next != "1ue/+=&" || !slices.Equal(got, want) {
		t.Errorf("%+v, %q, %v; want %+v", got, next, whole, want)
	}
	for n := range len(s3Answer) - 1 {
		if _, _, whole := listing(s3Answer[:n]); whole {
			t.Fatalf("cut after %d bytes it counts as whole", n)
		}
	}
	for _, doc := range []string{"", "<html><body>Login</body></html>", "<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>", "<a></b>", "<a/></a>", strings.Repeat("<a>", 40)} {
		if _, _, whole := listing(doc); whole {
			t.Errorf("%q counts as a whole list", doc)
		}
	}
}

// FuzzXML compares the walk with encoding/xml on documents that one accepts and
// that hold none of what the walk leaves out on purpose.
func FuzzXML(f *testing.F) {
	for _, s := range []string{davAnswer, s3Answer, "<a>x<b>y</b>z</a>", "<a b='>'/>", "<a>&lt;&#65;&#x41;&bad;&</a>", "<Error><Code>ExpiredToken</Code></Error>", "<!DOCTYPE a><a><!-- b --></a>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, doc string) {
		var got []string
		whole := xmlWalk(doc, func(path []string, text string) { got = append(got, strings.Join(path, "/")+"="+text) })
		if len(path32(got)) > 0 {
			t.Fatalf("deeper than %d", maxDepth)
		}
		multistatus(doc)
		listing(doc)
		want, ok := standard(doc)
		if !ok || strings.ContainsAny(doc, "!?:\r") {
			return
		}
		if !whole || !slices.Equal(got, want) {
			t.Errorf("%q:\n%q\nwant\n%q", doc, got, want)
		}
	})
}

func path32(got []string) (deep []string) {
	for _, g := range got {
		path, _, _ := strings.Cut(g, "=")
		if strings.Count(path, "/") >= maxDepth {
			deep = append(deep, g)
		}
	}
	return deep
}

// standard walks a document with encoding/xml; ok is false when that refuses it.
func standard(doc string) (out []string, ok bool) {
	d := xml.NewDecoder(strings.NewReader(doc))
	var path, texts []string
	roots := 0
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return out, roots > 0 && len(path) == 0
		}
		if err != nil {
			return nil, false
		}
		switch tok := tok.(type) {
		case xml.StartElement:
			if len(path) == 0 {
				roots++
			}
			if len(path) == maxDepth {
				return nil, false
			}
			path, texts = append(path, tok.Name.Local), append(texts, "")
		case xml.EndElement:
			n := len(path)
			out = append(out, strings.Join(path, "/")+"="+strings.TrimSpace(texts[n-1]))
			path, texts = path[:n-1], texts[:n-1]
		case xml.CharData:
			if n := len(texts); n > 0 {
				texts[n-1] += string(tok)
			}
		}
	}
}
