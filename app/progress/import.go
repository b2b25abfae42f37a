package progress

import "notelab/app/i18n"

// Import is what came of reading a backup file.
type Import struct {
	// Events are the records that could be read, in the file's order, when Parse
	// read the file. They can be merged even when other records were refused.
	Events []Event
	// Total counts the records that could be read.
	Total int
	// New counts the events that the log did not hold before; set by whoever
	// merged them.
	New int
	// Refused are the records that could not be read, in the file's order.
	Refused []Refusal
	// More counts the refusals beyond those that were kept.
	More int
	// Truncated reports that the closing line is missing: the file was cut.
	Truncated bool
	// Altered reports that the file was edited or damaged after it was written.
	Altered bool
}

// Clean reports whether the file was read whole and unchanged.
func (im *Import) Clean() bool { return len(im.Refused) == 0 && !im.Truncated && !im.Altered }

// Refusal is one line of a backup file that was not taken over, and why.
type Refusal struct {
	Line   int      // from 1
	Why    i18n.Key // names the reason in the catalogue, with {detail}
	Detail string   // what stands there instead, shortened; may be empty
}

// In returns the reason in a language.
func (r Refusal) In(l i18n.Lang) string { return i18n.T(l, r.Why, "detail", r.Detail) }
