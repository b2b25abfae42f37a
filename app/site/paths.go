package site

// Paths lists what Files renders for a site without assets, in its order, so
// that the builder in the browser can say which file it is at before Render
// starts on it.
func (s *Site) Paths() []string {
	var out []string
	for _, group := range s.groups() {
		out = append(out, group...)
	}
	return append(out, s.rootPaths()...)
}
