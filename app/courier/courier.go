package courier

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"notelab/app/browser"
	"notelab/app/i18n"
	"notelab/app/progress"
	"notelab/app/remote"
)

// Where things are kept: settings, which hold secrets, with the state in the
// device's own database.
const (
	keySettings = "sync.settings"
	keyState    = "sync.state"
	keyFolder   = "sync.folder"
	lock        = "notelab-sync"
)

const (
	requestTimeout = time.Minute
	roundTimeout   = 15 * time.Minute
)

// courier answers the app.
type courier struct {
	open  func(context.Context) (progress.Store, error)
	store progress.Store // once it was needed
}

// answer does what the app asks for.
func (c *courier) answer(command, arg string) (out remote.Reply) {
	ctx, cancel := context.WithTimeout(context.Background(), roundTimeout)
	defer cancel()
	var err error
	switch command {
	case remote.AskSettings:
		out.Settings, err = c.settings(ctx)
	case remote.AskConnect:
		err = c.connect(ctx, remote.ParseSettings([]byte(arg)))
	case remote.AskPick:
		out.Label, err = browser.PickFolder(ctx, keyFolder)
	case remote.AskTry:
		out.Objects, out.Wrong, err = c.try(ctx, remote.ParseSettings([]byte(arg)))
	case remote.AskRound:
		out.Report, err = c.round(ctx, arg != "")
	default:
		err = errors.New("no such command: " + command)
	}
	switch {
	case err == nil:
	case errors.Is(err, browser.ErrCancelled):
		out.Cancelled = true
	case errors.Is(err, browser.ErrBusy):
		out.Why = "sync.elsewhere"
	default:
		out.Why, out.Detail = remote.Reason(err)
		browser.Complain("syncing: " + err.Error())
	}
	return out
}

func (c *courier) settings(ctx context.Context) (*remote.Settings, error) {
	text, err := browser.Kept(ctx, keySettings)
	return remote.ParseSettings([]byte(text)), err
}

// connect keeps settings; nil forgets everything of the place.
func (c *courier) connect(ctx context.Context, to *remote.Settings) error {
	if to == nil {
		browser.Set(remote.LastKey, "")
		for _, key := range []string{keySettings, keyState, keyFolder} {
			if err := browser.Keep(ctx, key, ""); err != nil {
				return err
			}
		}
		return nil
	}
	if err := browser.Keep(ctx, keySettings, string(to.Pack())); err != nil {
		return err
	}
	last := remote.ParseLast(browser.Get(remote.LastKey))
	if last.Place != to.Name() {
		last = remote.Last{}
	}
	last.Place, last.Auto, last.Halted, last.Failed = to.Name(), to.Auto, false, 0
	browser.Set(remote.LastKey, last.Pack())
	return nil
}

func (c *courier) try(ctx context.Context, to *remote.Settings) (int, map[string]i18n.Key, error) {
	if to == nil {
		return 0, nil, errNoPlace
	}
	_, own := browser.Policy()
	if wrong := to.Wrong(strings.HasPrefix(own, "https:")); len(wrong) > 0 {
		return 0, wrong, nil
	}
	f, err := c.folder(ctx, to, true)
	if err != nil {
		return 0, nil, err
	}
	objects, err := f.List(ctx)
	return len(objects), nil, err
}

// folder opens a place, or says what the page itself has against it.
func (c *courier) folder(ctx context.Context, to *remote.Settings, ask bool) (remote.Folder, error) {
	if to.Kind == remote.Shared {
		f, err := browser.KeptFolder(ctx, keyFolder, remote.Home, ask)
		switch {
		case errors.Is(err, browser.ErrAsk):
			return nil, &remote.Error{Why: "sync.err.ask", Err: err}
		case err != nil:
			return nil, &remote.Error{Why: "sync.err.gone", Err: err}
		}
		return shared{f}, nil
	}
	if !browser.Online() {
		return nil, &remote.Error{Why: "sync.err.offline"}
	}
	if policy, own := browser.Policy(); !remote.Allowed(policy, own, to.Origin()) {
		return nil, &remote.Error{Why: "sync.err.policy", Detail: to.Origin()}
	}
	return to.Open(send, time.Now), nil
}

// send is remote.Do by the browser.
func send(ctx context.Context, r *remote.Request) (*remote.Answer, error) {
	ctx, cancel := context.WithTimeout(ctx, requestTimeout)
	defer cancel()
	headers := make([]string, 0, 2*len(r.Headers))
	for _, h := range r.Headers {
		headers = append(headers, h.Name, h.Value)
	}
	status, body, err := browser.Request(ctx, r.Method, r.URL, headers, r.Body)
	if err != nil {
		return nil, err
	}
	return &remote.Answer{Status: status, Body: body}, nil
}

// errNoPlace is returned when nothing is set up.
var errNoPlace = errors.New("no place to sync with is set up")

// round runs one round, unless another tab does, and notes how it went.
func (c *courier) round(ctx context.Context, ask bool) (report remote.Report, err error) {
	err = browser.Alone(ctx, lock, func() error {
		report, err = c.run(ctx, ask)
		if errors.Is(err, errNoPlace) {
			return err
		}
		last := remote.ParseLast(browser.Get(remote.LastKey))
		last.Ended(time.Now().UnixMilli(), report, err)
		browser.Set(remote.LastKey, last.Pack())
		return err
	})
	return report, err
}

func (c *courier) run(ctx context.Context, ask bool) (remote.Report, error) {
	to, err := c.settings(ctx)
	if err != nil {
		return remote.Report{}, err
	}
	if to == nil {
		return remote.Report{}, errNoPlace
	}
	f, err := c.folder(ctx, to, ask)
	if err != nil {
		return remote.Report{}, err
	}
	if c.store == nil {
		if c.store, err = c.open(ctx); err != nil {
			return remote.Report{}, &remote.Error{Why: "sync.err.store", Err: err}
		}
	}
	// A state is of one place: its name stands before it.
	text, err := browser.Kept(ctx, keyState)
	if err != nil {
		return remote.Report{}, err
	}
	id, data, _ := strings.Cut(text, "\n")
	if id != to.ID() {
		data = ""
	}
	st, err := remote.ParseState([]byte(data))
	if err != nil {
		browser.Complain(err.Error()) // everything is looked at again
	}
	s := &remote.Sync{
		Device: browser.Get("notelab.device"), Log: c.store, Folder: f, Again: ask, Now: time.Now().UnixMilli(), Pause: pauses(),
		Save: func(ctx context.Context, st *remote.State) error {
			if err := browser.Keep(ctx, keyState, to.ID()+"\n"+string(st.Pack())); err != nil {
				return fmt.Errorf("keeping what was synced: %w", err)
			}
			return nil
		},
	}
	report, err := s.Run(ctx, st)
	if errors.Is(err, progress.ErrClosed) {
		c.store = nil // another version took over; the next round opens it anew
	}
	return report, err
}

// atOnce is how long Go may keep the browser waiting.
const atOnce = 8 * time.Millisecond

// pauses returns a function that lets the browser go first whenever it had to
// wait for long enough.
func pauses() func() {
	last := time.Now()
	return func() {
		if time.Since(last) >= atOnce {
			time.Sleep(time.Millisecond)
			last = time.Now()
		}
	}
}
