package ui

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
)

func TestTheDataPanelSaysWhatTheBrowserPromises(t *testing.T) {
	use(t, &Page{})
	for _, tt := range []struct {
		name       string
		d          dataPanel
		want       string
		mayAskFor  bool
		saysOfSize bool
	}{
		{"not asked yet", dataPanel{}, "", false, false},
		{"kept for good", dataPanel{asked: true, counted: true, quota: browser.Quota{Persisted: true, Askable: true}}, say("me.persisted"), false, true},
		{"may be asked", dataPanel{asked: true, counted: true, quota: browser.Quota{Askable: true}}, say("me.evictable"), true, true},
		{"may be asked, measures nothing", dataPanel{asked: true, quota: browser.Quota{Askable: true}}, say("me.evictable"), true, false},
		{"says nothing at all", dataPanel{asked: true}, say("me.unpromised"), false, false},
	} {
		got := app.HTMLString(tt.d.persistence())
		if !strings.Contains(got, tt.want) || tt.want == "" && strings.Contains(got, "<p") {
			t.Errorf("%s: %s; want %q", tt.name, got, tt.want)
		}
		if asks := strings.Contains(got, say("me.persist")); asks != tt.mayAskFor {
			t.Errorf("%s: it offers to ask: %t; want %t", tt.name, asks, tt.mayAskFor)
		}
		if sized := strings.Contains(tt.d.summary(), strings.Fields(say("me.used", "size", ""))[0]); sized != tt.saysOfSize {
			t.Errorf("%s: the summary %q says how much is stored: %t; want %t", tt.name, tt.d.summary(), sized, tt.saysOfSize)
		}
	}
}
