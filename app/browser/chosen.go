package browser

// Chosen is a file the learner chose or dropped, of which nothing but its name
// and size is read: the bytes go from the disk to the worker that wants them.
type Chosen struct {
	// Path starts with the name of the chosen folder, or is the bare name.
	Path string
	Size int64 // bytes

	handle any // the browser's File
}

// Sent is a file handed to a worker: a chosen one, or text.
type Sent struct {
	Path string
	File *Chosen // nil for text
	Text string
}

// MaxChosen is how many files of a dropped folder are looked at; a folder that
// has more is far beyond what anyone studies, and would never end.
const MaxChosen = 20_000
