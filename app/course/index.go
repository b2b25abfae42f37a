package course

import "notelab/app/i18n"

// Index is what the living screens need to know of a course in one language:
// small, without any note's text. The site writes it as data/<lang>/course.json.
type Index struct {
	ID       string         `json:"id"`
	Lang     string         `json:"lang"`
	Title    string         `json:"title"`
	Sections []IndexSection `json:"sections"`
}

// IndexSection is one chapter of an Index.
type IndexSection struct {
	ID    string      `json:"id"`
	Title string      `json:"title"`
	Notes []IndexNote `json:"notes"`
}

// IndexNote is one note of an Index.
type IndexNote struct {
	Slug      string         `json:"slug"`
	Title     string         `json:"title"`
	Summary   string         `json:"summary,omitempty"`
	Minutes   int            `json:"minutes"`
	Headings  []IndexHeading `json:"headings,omitempty"`  // level 2 only
	Questions []string       `json:"questions,omitempty"` // ids in order
	Sims      []string       `json:"sims,omitempty"`      // simulator names
}

// IndexHeading is a section that can be ticked as read.
type IndexHeading struct {
	ID   string `json:"id"`
	Text string `json:"text"`
}

// Index makes the index of the course in one language. Notes that aren't
// translated stand in it under their own language's titles.
func (c *Course) Index(l i18n.Lang) *Index {
	x := &Index{ID: c.ID, Lang: string(l), Title: c.Title.In(l), Sections: []IndexSection{}}
	for i := range c.Sections {
		s := &c.Sections[i]
		xs := IndexSection{ID: s.ID, Title: s.Title.In(l), Notes: []IndexNote{}}
		for _, slug := range s.Notes {
			if n, ok := c.Note(l, slug); ok {
				xs.Notes = append(xs.Notes, n.index())
			}
		}
		if len(xs.Notes) > 0 {
			x.Sections = append(x.Sections, xs)
		}
	}
	return x
}

func (n *Note) index() IndexNote {
	x := IndexNote{Slug: n.Slug, Title: n.Title, Summary: n.Summary, Minutes: n.Minutes}
	for i := range n.Blocks {
		switch b := &n.Blocks[i]; {
		case b.Heading != nil:
			x.Headings = append(x.Headings, IndexHeading{b.Heading.ID, b.Heading.Text})
		case b.Quiz != nil:
			x.Questions = append(x.Questions, b.Quiz.ID)
		case b.Sim != nil:
			x.Sims = append(x.Sims, b.Sim.Name)
		}
	}
	return x
}
