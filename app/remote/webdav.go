package remote

import (
	"context"
	"encoding/base64"
	"strconv"
	"strings"
)

// webdav is a folder at a WebDAV server (RFC 4918).
type webdav struct {
	do   Do
	base string // the address of Home, with a slash at its end
	auth string // the Authorization header, "" for none
}

// newWebDAV returns the folder Home below an address.
func newWebDAV(do Do, address, user, password string) *webdav {
	w := &webdav{do: do, base: strings.TrimRight(address, "/") + "/" + Home + "/"}
	if user != "" || password != "" {
		w.auth = "Basic " + base64.StdEncoding.EncodeToString([]byte(user+":"+password))
	}
	return w
}

func (w *webdav) send(ctx context.Context, method, url string, body []byte, headers ...Header) (*Answer, error) {
	if w.auth != "" {
		headers = append(headers, Header{"Authorization", w.auth})
	}
	a, err := send(ctx, w.do, &Request{method, url, headers, body})
	if err == nil && (a.Status == 401 || a.Status == 403) {
		return nil, &Error{Why: "sync.err.login", Detail: host(url), Status: a.Status}
	}
	return a, err
}

// what is asked of each entry.
const propfind = `<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><resourcetype/><getcontentlength/><getetag/><getlastmodified/></prop></propfind>`

// List implements Folder.
func (w *webdav) List(ctx context.Context) ([]Object, error) {
	a, err := w.send(ctx, "PROPFIND", w.base, []byte(propfind), Header{"Depth", "1"}, Header{"Content-Type", "application/xml; charset=utf-8"})
	if err != nil {
		return nil, err
	}
	switch a.Status {
	case 207:
		objects, whole := multistatus(string(a.Body))
		if !whole {
			return nil, &Error{Why: "sync.err.cut", Detail: host(w.base), Status: a.Status}
		}
		return objects, nil
	case 404:
		return nil, w.make(ctx)
	}
	return nil, refused(a, w.base)
}

// make makes the folder Home. The one around it has to be there.
func (w *webdav) make(ctx context.Context) error {
	a, err := w.send(ctx, "MKCOL", w.base, nil)
	if err != nil {
		return err
	}
	if a.Status/100 == 2 {
		return nil
	}
	if a.Status == 405 { // it is there: another device was faster
		return nil
	}
	return refused(a, strings.TrimSuffix(w.base, Home+"/"))
}

// multistatus reads the entries of a folder that are files.
func multistatus(doc string) (objects []Object, whole bool) {
	o, tag, changed, folder := Object{Size: -1}, "", "", false
	whole = xmlWalk(doc, func(path []string, text string) {
		if len(path) < 2 || path[0] != "multistatus" || path[1] != "response" {
			return
		}
		switch path[len(path)-1] {
		case "href":
			if len(path) == 3 {
				o.Name = unpercent(text)
			}
		case "collection":
			folder = true
		case "getcontentlength":
			if n, err := strconv.ParseInt(text, 10, 64); err == nil && n >= 0 {
				o.Size = n
			}
		case "getetag":
			tag = text
		case "getlastmodified":
			changed = text
		case "response":
			if len(path) != 2 {
				return
			}
			if !folder && !strings.HasSuffix(o.Name, "/") && o.Name != "" {
				o.Name = o.Name[strings.LastIndexByte(o.Name, '/')+1:]
				if o.Tag = tag; tag == "" {
					o.Tag = changed
				}
				objects = append(objects, o)
			}
			o, tag, changed, folder = Object{Size: -1}, "", "", false
		}
	})
	return objects, whole
}

// Get implements Folder.
func (w *webdav) Get(ctx context.Context, name string) ([]byte, error) {
	url := w.base + escape(name, false)
	a, err := w.send(ctx, "GET", url, nil)
	if err != nil {
		return nil, err
	}
	switch a.Status {
	case 200:
		return a.Body, nil
	case 404, 410:
		return nil, ErrMissing
	}
	return nil, refused(a, url)
}

// Put implements Folder.
func (w *webdav) Put(ctx context.Context, name string, data []byte, fresh bool) error {
	url := w.base + escape(name, false)
	headers := []Header{{"Content-Type", "application/jsonl"}}
	if fresh {
		headers = append(headers, Header{"If-None-Match", "*"})
	}
	a, err := w.send(ctx, "PUT", url, data, headers...)
	if err != nil {
		return err
	}
	switch {
	case a.Status/100 == 2:
		return nil
	case a.Status == 412:
		return ErrExists
	}
	return refused(a, url)
}
