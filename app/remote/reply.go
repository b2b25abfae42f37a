package remote

import (
	"encoding/json"

	"notelab/app/i18n"
)

// The app and the program that syncs are two programs on one page: this is how
// they talk.

// Program is what the loader calls the program that syncs.
const Program = "sync"

// LastKey is the small setting that holds Last.
const LastKey = "notelab.sync"

// What the app asks for.
const (
	AskSettings = "settings" // those that are kept
	AskConnect  = "connect"  // keep these; nothing forgets all
	AskPick     = "pick"     // let the learner choose the shared folder
	AskTry      = "try"      // look at a place with these
	AskRound    = "round"    // run a round; an argument says that a tap asked for it
)

// Reply is the answer.
type Reply struct {
	Report
	Why       i18n.Key            `json:"why,omitempty"` // why it was not done
	Detail    string              `json:"detail,omitempty"`
	Cancelled bool                `json:"cancelled,omitempty"` // the learner closed a dialog
	Wrong     map[string]i18n.Key `json:"wrong,omitempty"`     // fields that cannot be tried
	Settings  *Settings           `json:"settings,omitempty"`
	Label     string              `json:"label,omitempty"` // of the chosen folder
}

// ParseReply reads an answer.
func ParseReply(text string) (r Reply) {
	if json.Unmarshal([]byte(text), &r) != nil {
		return Reply{Why: "sync.err.other", Detail: "?"}
	}
	return r
}
