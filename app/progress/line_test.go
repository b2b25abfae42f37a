package progress

import (
	"math/rand/v2"
	"reflect"
	"testing"
)

func TestALineGivesTheEventBack(t *testing.T) {
	events := randomEvents(rand.New(rand.NewPCG(3, 3)), 50)
	events[0].Device = "a \"quoted\" \\ device\n한글"
	events[1].Data = []byte(`{"a":"},\"data\":{","n":12345678901234567890}`)
	for _, e := range events {
		got, err := ParseLine(e.Line())
		if err != nil || !reflect.DeepEqual(got, e) {
			t.Errorf("ParseLine(%s) = %+v, %v; want the event", e.Line(), got, err)
		}
	}
}

func FuzzParseLine(f *testing.F) {
	e := New(id(1), 5, "d", Read, ReadData{Note: "n"})
	f.Add(e.Line())
	f.Add(`{"at":5,"id":"` + id(2) + `","kind":"read","data":{}}`)
	f.Add(`{"id":"` + id(2) + `","at":5,"device":"","kind":"read","data":{}} }`)
	f.Fuzz(func(t *testing.T, s string) {
		e, err := ParseLine(s)
		if err != nil {
			return
		}
		again, err := ParseLine(e.Line())
		if err != nil || !reflect.DeepEqual(again, e) {
			t.Fatalf("ParseLine(%q) = %+v, which does not survive being written: %+v, %v", s, e, again, err)
		}
	})
}
