package main

import (
	"encoding/json"

	"notelab/app/course"
	"notelab/app/i18n"
	"notelab/app/search"
	"notelab/app/sim/catalogue"
	"notelab/app/site"
)

// siteOptions adds what every site of this program has: the search index and
// the simulators.
func siteOptions(opt site.Options) site.Options {
	opt.Search = searchIndex
	opt.Lab = catalogue.Groups()
	return opt
}

// searchIndex is a part of the index of one interface language, as the search
// page reads it: some notes, or without notes the simulators.
func searchIndex(c *course.Course, l i18n.Lang, notes []*course.Note) []byte {
	sims := catalogue.Declared()
	if len(notes) > 0 {
		sims = nil
	}
	docs := search.Docs(c, l, notes, sims)
	if docs == nil {
		docs = []search.Doc{}
	}
	data, err := json.Marshal(docs)
	if err != nil {
		panic("search index: " + err.Error()) // a Doc holds strings only
	}
	return data
}
