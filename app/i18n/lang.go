// Package i18n holds what the program says to a learner, in every language it
// speaks: the catalogue of interface strings (one file per language) and the
// small bilingual texts that simulators declare beside their parameters.
//
// It promises that every key exists in every language (a test compares the
// catalogues). It leaves out plural rules and date formats that neither Korean
// nor English needs here.
package i18n

// Lang is a language of the interface, named by its BCP 47 tag.
type Lang string

// The languages the interface speaks.
const (
	Korean  Lang = "ko"
	English Lang = "en"
)

// Langs lists the interface languages in the order they are offered.
var Langs = []Lang{Korean, English}

// Parse returns the interface language nearest to a BCP 47 tag such as "ko-KR".
// Anything that is not Korean is answered with English.
func Parse(tag string) Lang {
	if len(tag) >= 2 && (tag[0]|0x20) == 'k' && (tag[1]|0x20) == 'o' && (len(tag) == 2 || tag[2] == '-' || tag[2] == '_') {
		return Korean
	}
	return English
}

// Text is one phrase in each language. It serves texts that belong to a single
// declaration, such as a simulator's parameter; strings of the interface stand
// in the catalogues instead.
type Text struct {
	Ko string `json:"ko,omitempty" yaml:"ko"`
	En string `json:"en,omitempty" yaml:"en"`
}

// In returns the phrase in the language asked for, or the other one when that
// is empty, so that a half-translated course still shows something.
func (t Text) In(l Lang) string {
	if l == Korean && t.Ko != "" || t.En == "" {
		return t.Ko
	}
	return t.En
}

// Only returns the phrase in the language asked for, which may be empty: Korean
// counts with words where English has none.
func (t Text) Only(l Lang) string {
	if l == Korean {
		return t.Ko
	}
	return t.En
}

// Of returns the Text of a phrase in Korean and in English.
func Of(ko, en string) Text { return Text{Ko: ko, En: en} }

// Same returns a Text that reads the same in every language, for names and
// numbers.
func Same(s string) Text { return Text{Ko: s, En: s} }
