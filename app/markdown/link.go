package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"notelab/app/i18n"
)

// address turns a link's destination into what is written: ok is false for one
// that must not or cannot be a link. rel says that it leaves the site.
func (r *render) address(dest string, off int) (href string, rel, ok bool) {
	dest = strings.TrimSpace(dest)
	switch {
	case !harmless(dest):
		r.src.err(off, "link-unsafe", "이 주소로는 링크할 수 없습니다: "+scheme(dest)+": (http, https, mailto, tel만 됩니다)",
			"a link cannot lead to "+scheme(dest)+": (http, https, mailto and tel can)")
		return "", false, false
	case external(dest):
		return escapeURL(dest), true, true
	case scheme(dest) != "":
		return escapeURL(dest), false, true
	}
	path, fragment := splitLink(dest)
	if path == "" {
		if id, ok := r.ids.find(fragment); ok {
			return "#" + escapeURL(id), false, true
		}
		if fragment == "" {
			return "#", false, true
		}
		r.links = append(r.links, pending{off, fragment})
		return "#" + escapeURL(fragment), false, true
	}
	if r.opt.Resolve == nil {
		return escapeURL(dest), false, true
	}
	if href, ok := r.opt.Resolve(r.src.file, path, fragment); ok {
		if fragment != "" {
			r.outward = append(r.outward, outward{off, path, fragment})
		}
		return escapeURL(href), false, true
	}
	ko, en := "가리키는 파일이 없습니다: "+dest, "there is no such file: "+dest
	if strings.HasPrefix(path, "/") {
		// An address of the site the note comes from, not of this course.
		r.src.warn(off, "link-site", ko, en)
	} else {
		r.src.err(off, "link-broken", ko, en)
	}
	return "", false, false
}

func escapeURL(s string) string { return string(util.URLEscape([]byte(s), true)) }

func (r *render) link(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.Link)
	if !entering {
		if !r.dropped[n] {
			_, _ = w.WriteString("</a>")
		}
		return ast.WalkContinue, nil
	}
	href, rel, ok := r.address(string(unescape(n.Destination)), r.offset(n))
	if !ok {
		r.dropped[n] = true
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString("<a")
	attr(w, "href", href)
	if len(n.Title) > 0 {
		attr(w, "title", string(unescape(n.Title)))
	}
	if rel {
		attr(w, "rel", "noopener")
	}
	_ = w.WriteByte('>')
	return ast.WalkContinue, nil
}

func (r *render) autoLink(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.AutoLink)
	dest := string(n.URL(src))
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(lower(dest), "mailto:") {
		dest = "mailto:" + dest
	}
	label := string(n.Label(src))
	// In a word such as <iam:PassRole> the colon makes a scheme of a permission.
	if !harmless(dest) || scheme(dest) == "" {
		if n.AutoLinkType == ast.AutoLinkURL && n.Protocol == nil {
			label = "<" + label + ">"
		}
		writeLiteral(w, label)
		return ast.WalkContinue, nil
	}
	_, _ = w.WriteString("<a")
	attr(w, "href", escapeURL(dest))
	if external(dest) {
		attr(w, "rel", "noopener")
	}
	_ = w.WriteByte('>')
	writeLiteral(w, label)
	_, _ = w.WriteString("</a>")
	return ast.WalkContinue, nil
}

func writeLiteral(w util.BufWriter, s string) { _, _ = w.Write(util.EscapeHTML([]byte(s))) }

func (r *render) imageNode(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.Image)
	linked := false
	for p := n.Parent(); p != nil; p = p.Parent() {
		linked = linked || p.Kind() == ast.KindLink && !r.dropped[p]
	}
	r.image(w, string(unescape(n.Destination)), plain(n, src), string(unescape(n.Title)), linked, r.offset(n))
	return ast.WalkSkipChildren, nil
}

// image writes a picture of the course. Pictures elsewhere would tell a
// stranger who reads what, and are missing offline: they become links.
func (r *render) image(w util.BufWriter, dest, alt, title string, linked bool, off int) {
	dest = strings.TrimSpace(dest)
	url := ""
	switch {
	case dataImage(dest):
		url = dest
	case external(dest):
		if alt == "" {
			alt = dest
		}
		alt = i18n.Text{Ko: "그림: ", En: "Picture: "}.In(r.lang) + alt
		if linked {
			writeLiteral(w, alt)
			return
		}
		_, _ = w.WriteString("<a")
		attr(w, "href", escapeURL(dest))
		_, _ = w.WriteString(` rel="noopener">`)
		writeLiteral(w, alt)
		_, _ = w.WriteString("</a>")
		return
	case scheme(dest) != "" || dest == "":
		writeLiteral(w, alt)
		return
	case r.opt.Image == nil:
		url = escapeURL(dest)
	default:
		path, _ := splitLink(dest)
		to, ok := r.opt.Image(r.src.file, path)
		if !ok {
			r.src.err(off, "image-missing", "그림 파일이 없거나 쓸 수 없습니다: "+dest+" (png, jpg, gif, webp, avif, 스크립트 없는 svg)",
				"the picture is missing or can't be used: "+dest+" (png, jpg, gif, webp, avif, svg without scripts)")
			writeLiteral(w, alt)
			return
		}
		url = escapeURL(to)
	}
	_, _ = w.WriteString("<img")
	attr(w, "src", url)
	attr(w, "alt", alt)
	if title != "" {
		attr(w, "title", title)
	}
	_, _ = w.WriteString(` loading="lazy" decoding="async">`)
}

// offset returns where a node stands in the text, -1 when it can't be told.
func (r *render) offset(n ast.Node) int {
	for ; n != nil; n = n.Parent() {
		if t, ok := n.(*ast.Text); ok {
			return t.Segment.Start
		}
		if c, ok := n.FirstChild().(*ast.Text); ok && n.Type() == ast.TypeInline {
			return c.Segment.Start
		}
		if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
			return n.Lines().At(0).Start
		}
	}
	return -1
}
