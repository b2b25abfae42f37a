package shell

import (
	"context"

	"github.com/maxence-charriere/go-app/v9/pkg/app"

	"notelab/app/browser"
	"notelab/app/progress"
	"notelab/app/ui"
)

// Run starts the program on the page it was loaded by, and returns only where
// there is no browser. open opens the store of progress, openSpare the one of its
// copy, or fails with progress.ErrUnavailable.
func Run(open, openSpare func(context.Context) (progress.Store, error)) {
	data, err := browser.PageData()
	if err != nil {
		browser.Complain(err.Error())
		return
	}
	page, err := ui.ParsePage(data)
	if err != nil {
		browser.Complain(err.Error())
		return
	}
	the = newWorld(page, open, openSpare)
	the.restoreAddress = browser.WithoutFragment()
	ui.Use(the)
	// The program lives as long as its page: one route, and no use for routes by
	// regular expression, which the build leaves out.
	app.Route(app.Window().URL().Path, &root{})
	app.RunWhenOnBrowser()
}
