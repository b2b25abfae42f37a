package shelf

// Job is what the page asks a worker to do.
type Job struct {
	Op   Op     `json:"op"`
	ID   string `json:"id,omitempty"`
	Gen  string `json:"gen,omitempty"` // of the pages to be made
	Src  string `json:"src,omitempty"` // of the files they are made from
	Root string `json:"root"`          // path of the site, with slashes at both ends

	// From names the files of an earlier generation that stay beside the given
	// ones; "" keeps none.
	From string `json:"from,omitempty"`
	// MaxFiles and MaxTotal bound the given files and the kept ones together.
	MaxFiles int `json:"maxFiles,omitempty"`
	MaxTotal int `json:"maxTotal,omitempty"`
	// Stored reports that the files of Src are stored: none are given.
	Stored bool `json:"stored,omitempty"`

	Title   string `json:"title,omitempty"`
	Named   bool   `json:"named,omitempty"`
	Folder  string `json:"folder,omitempty"`
	Lang    string `json:"lang,omitempty"`
	Updated int64  `json:"updated,omitempty"`

	// Exec and Wasm are the paths of the builder below Root.
	Exec string `json:"exec,omitempty"`
	Wasm string `json:"wasm,omitempty"`

	// Failed are notes that an earlier worker could not build; Checked are
	// those known to be harmless.
	Failed  map[string]Failure `json:"failed,omitempty"`
	Checked []string           `json:"checked,omitempty"`
}

// Op names what a worker can do.
type Op string

// The operations. List and Remove need no builder.
const (
	Build  Op = "build"
	List   Op = "list"
	Remove Op = "remove"
)

// Message is what a worker says.
type Message struct {
	Kind   MessageKind `json:"kind"`
	Stage  Stage       `json:"stage,omitempty"`  // At
	Path   string      `json:"path,omitempty"`   // At, Bad: the note being worked on, or ""
	N      int         `json:"n,omitempty"`      // At: how many are done
	Of     int         `json:"of,omitempty"`     // At: of how many
	Why    string      `json:"why,omitempty"`    // Failed: key of an error
	Detail string      `json:"detail,omitempty"` // Failed, Dead: for the console
	Course *Course     `json:"course,omitempty"` // Done
	List   []Course    `json:"list,omitempty"`   // Listed
}

// MessageKind tells messages apart.
type MessageKind string

// The messages of a worker. Dead comes from the page's side: the worker ended.
const (
	At     MessageKind = "at"
	Bad    MessageKind = "bad" // a note crashed, and was caught
	Done   MessageKind = "done"
	Listed MessageKind = "listed"
	Failed MessageKind = "failed"
	Dead   MessageKind = "dead"
)

// Stage is how far a build has come.
type Stage string

// The stages in their order.
const (
	Reading   Stage = "read"   // files are read and stored
	Loading   Stage = "load"   // the builder is loaded
	Checking  Stage = "check"  // every note is read once by itself
	Arranging Stage = "course" // the course is put together
	Writing   Stage = "page"   // pages are written and stored
	Saving    Stage = "save"   // the new version takes the old one's place
)
