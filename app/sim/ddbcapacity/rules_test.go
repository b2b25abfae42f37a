package ddbcapacity

import (
	"math/big"
	"testing"

	"notelab/app/i18n"
	"notelab/app/sim"
	"notelab/app/sim/simtest"
)

func TestDeclaration(t *testing.T) { simtest.Declaration(t, New()) }

func ran(pairs ...string) (*flow, *sim.Trace) {
	tr := New().Run(info.Defaults().Must(pairs...))
	return tr.Model.(*flow), tr
}

// Worked numbers of the developer guide: read-write-operations.html ("guide"),
// its older form ProvisionedThroughput.html, transaction-apis.html.
func TestDocumentedPrices(t *testing.T) {
	for _, c := range []struct {
		name, want string
		pairs      []string
	}{
		{"a strong read of 8 KB takes 2", "2", []string{"op", "get", "consistency", "strong", "size", "8192"}},
		{"an eventual read of 8 KB takes 1", "1", []string{"op", "get", "size", "8192"}},
		{"a transactional read of 8 KB takes 4", "4", []string{"op", "transact-get", "size", "8192", "items", "1"}},
		{"3,500 bytes read like 4 KB", "1", []string{"op", "get", "consistency", "strong", "size", "3500"}},
		{"3.5 KB is rounded to 4 KB", "1", []string{"op", "get", "consistency", "strong", "size", "3584"}},
		{"10 KB is rounded to 12 KB", "3", []string{"op", "get", "consistency", "strong", "size", "10240"}},
		{"BatchGetItem of 1.5 and 6.5 KB counts 12 KB", "3", []string{"op", "batch-get", "consistency", "strong", "size", "1536", "other", "6656", "items", "2"}},
		{"a Query of 40.8 KB in 10 items counts 44 KB", "11", []string{"op", "query", "consistency", "strong", "size", "4178", "items", "10"}},
		{"1,500 items of 64 bytes are 96 KB", "24", []string{"op", "query", "consistency", "strong", "size", "64", "items", "1500"}},
		{"80 KB eventually consistent take 10", "10", []string{"op", "query", "size", "8192", "items", "10"}},
		{"a missing item takes 1 strong", "1", []string{"op", "get", "consistency", "strong", "missing", "true", "size", "9000"}},
		{"a missing item takes half eventual", "0.5", []string{"op", "get", "missing", "true", "size", "9000"}},
		{"3 KB strong take 1", "1", []string{"op", "get", "consistency", "strong", "size", "3072"}},
		{"512 bytes written take 1", "1", []string{"op", "put", "size", "512"}},
		{"500 bytes write like 1 KB", "1", []string{"op", "put", "size", "500"}},
		{"1.6 KB put or deleted take 2", "2", []string{"op", "delete", "size", "1638"}},
		{"BatchWriteItem of 500 bytes and 3.5 KB counts 5 KB", "5", []string{"op", "batch-write", "size", "500", "other", "3584", "items", "2"}},
		{"a failed condition of 1 KB takes 1", "1", []string{"op", "put", "failed", "true", "before", "1024", "size", "1024"}},
		{"a failed condition, 300 KB there and 310 KB new, takes 310", "310", []string{"op", "put", "failed", "true", "before", "307200", "size", "317440"}},
		{"UpdateItem takes the larger of before and after", "6", []string{"op", "update", "before", "6144", "size", "1024"}},
		{"three 500-byte items in a write transaction take 6", "6", []string{"op", "transact-write", "size", "500", "items", "3"}},
		{"three 500-byte items in a read transaction take 6", "6", []string{"op", "transact-get", "size", "500", "items", "3"}},
		{"an item of 20 KB takes 5", "5", []string{"op", "get", "consistency", "strong", "size", "20480"}},
	} {
		f, tr := ran(c.pairs...)
		if got := units(f.bill.cost); got != c.want {
			t.Errorf("%s: got %s; want %s\n%s", c.name, got, c.want, tr.Documents[0].Body)
		}
	}
}

func figure(t *testing.T, tr *sim.Trace, key string) float64 {
	t.Helper()
	f, ok := tr.Figure(key)
	if !ok {
		t.Fatalf("no figure %s", key)
	}
	return f.Value
}

// API_BatchGetItem.html: of 100 items of 300 KB a call returns 52.
func TestBatchGetItemHoldsWhatTheGuideSays(t *testing.T) {
	if f, tr := ran("op", "batch-get", "size", "307200", "items", "100"); f.bill.items != 52 || kinds(tr)["cut"] != 1 {
		t.Errorf("a call holds %d items; want 52", f.bill.items)
	}
}

// What AWS works out of tables: the 150 RCU of the knowledge center, the four
// partitions of adaptive capacity, 600 reads of a 20 KB item (partition keys).
func TestDocumentedTables(t *testing.T) {
	tr := New().Run(simtest.Preset(t, New(), "burst"))
	f := tr.Model.(*flow)
	if got := f.show(f.scaled(f.c.limit)); got != "45,000" || figure(t, tr, "empty") != 900 {
		t.Errorf("150 RCU keep %s units and serve 200 for %v s; want 45,000 and 900", got, figure(t, tr, "empty"))
	}
	for i := range f.seconds {
		if refused := f.seconds[i].asked > f.seconds[i].used; refused != (i >= 900) {
			t.Fatalf("second %d: refused is %v", i, refused)
		}
	}

	tr = New().Run(simtest.Preset(t, New(), "adaptive"))
	f = tr.Model.(*flow)
	for p, want := range []string{"150", "50", "50", "50"} {
		if got := f.show(f.askedBy(p, 300)); got != want {
			t.Errorf("partition %d gets %s; want %s", p+1, got, want)
		}
	}
	if f.refused != 0 || kinds(tr)["adaptive"] != 1 {
		t.Errorf("%d refused, %v; want partition 1 alone to be raised", f.refused, kinds(tr))
	}

	for _, c := range []struct{ rate, want string }{{"600", "0"}, {"601", "120"}} {
		_, tr = ran("op", "get", "consistency", "strong", "size", "20480", "load", "steady", "rate", c.rate, "keys", "date", "provisioned", "40000", "length", "2m")
		if fig, _ := tr.Figure("throttled"); fig.Text.En != c.want {
			t.Errorf("%s reads a second of 20 KB on one key: %s refused; want %s", c.rate, fig.Text.En, c.want)
		}
	}
}

func kinds(tr *sim.Trace) map[string]int {
	n := map[string]int{}
	for _, e := range tr.Events {
		n[e.Kind]++
	}
	return n
}

func TestRules(t *testing.T) {
	for _, c := range []struct {
		name, preset string
		pairs        []string
		reason       string
		refused      string
	}{
		{"a hot key is refused though the table has room", "hot-key", nil, "partition maximum", "24,000"},
		{"more capacity of the table does not help", "hot-key", []string{"provisioned", "40000"}, "partition maximum", "24,000"},
		{"a full burst does not either", "hot-key", []string{"saved", "0s"}, "partition maximum", "24,000"},
		{"suffixes do", "sharded", nil, "none", "0"},
		{"one suffix is none", "sharded", []string{"shards", "1"}, "partition maximum", "60,000"},
		{"half the size halves the cost", "hot-key", []string{"size", "1025", "rate", "600"}, "none", "0"},
		{"an index that is short throttles the table", "gsi", nil, "GSI write capacity", "18,000"},
		{"an index as large as the load does not", "gsi", []string{"gsi", "500"}, "none", "0"},
		{"a failed condition does not touch the index", "gsi", []string{"failed", "true"}, "none", "0"},
		{"on-demand throttles a key as well", "on-demand", nil, "partition maximum", "30,000"},
		{"a new on-demand table serves 4,000 writes", "on-demand", []string{"keys", "uniform", "peak", "4000"}, "none", "0"},
		{"and may throttle more", "on-demand", []string{"keys", "uniform", "peak", "5000", "partitions", "8"}, "twice the previous peak", "60,000"},
		{"twice the previous peak is served at once", "on-demand", []string{"keys", "uniform", "peak", "5000", "previous", "2500", "partitions", "8"}, "none", "0"},
		{"all partitions together may pass the table with a burst only", "sharded", []string{"provisioned", "1000", "saved", "0s"}, "table capacity", "60,000"},
	} {
		tr := New().Run(simtest.Preset(t, New(), c.preset, c.pairs...))
		why, _ := tr.Figure("reason")
		n, _ := tr.Figure("throttled")
		if why.Text.En != c.reason || n.Text.En != c.refused {
			t.Errorf("%s: %s refused by %s; want %s by %s", c.name, n.Text.En, why.Text.En, c.refused, c.reason)
		}
	}
}

// Every run agrees with the oracle, and keeps its bounds.
func TestRunsAgreeWithTheOracle(t *testing.T) {
	seen := map[string]int{}
	simtest.Runs(t, New(), nil, simtest.Limits{Events: 60}, func(t *testing.T, v sim.Values, tr *sim.Trace) {
		f := tr.Model.(*flow)
		o := oracle(v)
		half := big.NewRat(1, 2)
		of := func(amount, d int64) *big.Rat { return new(big.Rat).Mul(half, big.NewRat(amount, d)) }
		equal := func(what string, got, want *big.Rat) {
			if got.Cmp(want) != 0 {
				t.Errorf("%s: %s; the oracle has %s", what, got, want)
			}
		}
		_, items := oraclePrice(v)
		if items != f.bill.items {
			t.Errorf("%d items; the oracle has %d", f.bill.items, items)
		}
		equal("units", of(f.bill.cost, 1), o.units)
		asked, used := int64(0), int64(0)
		for i := range f.seconds {
			s := &f.seconds[i]
			asked, used = asked+s.asked, used+s.used
			if s.burst < 0 || s.burst > f.scaled(f.c.limit) || s.index < 0 || s.used > s.passed || s.passed > s.asked {
				t.Fatalf("second %d: %+v", i, s)
			}
			if i > 0 && s.rate == f.seconds[i-1].rate && s.used == f.seconds[i-1].used {
				continue
			}
			for p := range f.c.partitions {
				if u := f.usedBy(p, s); 2*u > float64(f.c.ceiling)+1e-6 {
					t.Fatalf("second %d: partition %d serves %v", i, p, u)
				}
			}
		}
		equal("asked", of(asked, f.c.sum), o.asked)
		equal("consumed", of(used, f.c.sum), o.consumed)
		if !f.c.onDemand {
			equal("burst", of(f.seconds[len(f.seconds)-1].burst, f.c.sum), o.burst)
		}
		why, _ := tr.Figure("reason")
		seen[why.Text.En]++
	})
	if testing.Short() {
		return
	}
	for _, want := range []string{"none", "partition maximum", "table capacity", "partition maximum + table capacity", "GSI write capacity", "twice the previous peak"} {
		if seen[want] == 0 {
			t.Errorf("no run was throttled by %q: %v", want, seen)
		}
	}
}

// The widths are those of a phone and of a column of text.
func TestGolden(t *testing.T) {
	tr := New().Run(info.Defaults())
	simtest.Golden(t, "default", simtest.Transcript(New(), tr))
	simtest.Golden(t, "stage-640", simtest.Picture(New().Stage(tr, tr.Telling, 640, i18n.Korean)))
	simtest.Golden(t, "stage-340", simtest.Picture(New().Stage(tr, tr.Telling, 340, i18n.English)))
	for _, w := range []int{340, 640} {
		for _, l := range i18n.Langs {
			if n := len(New().Stage(tr, tr.Telling, w, l)); n > 12_000 {
				t.Errorf("the default picture of width %d takes %d bytes", w, n)
			}
		}
	}
}

// Every sentence tells some event, and has a value in each of its places.
func TestEventsAreTold(t *testing.T) {
	seen := map[string]bool{}
	runs := []sim.Values{simtest.Preset(t, New(), "gsi", "load", "spike", "rate", "100", "peak", "900", "saved", "0s")}
	r := sim.NewRand(5)
	for range 1500 {
		runs = append(runs, simtest.Random(r, info, nil))
	}
	for _, v := range runs {
		tr := New().Run(v)
		for i := range tr.Events {
			e := &tr.Events[i]
			kind := sentenceOf(e)
			if seen[kind] {
				continue
			}
			seen[kind] = true
			for _, s := range sentences {
				if s.kind != kind {
					continue
				}
				for _, l := range i18n.Langs {
					sim.FillNames(s.text.In(l), func(name string) string {
						if name != "topic" && e.Field(name) == "" {
							t.Errorf("%s has no %s: %+v", kind, name, e)
						}
						return ""
					})
				}
			}
		}
	}
	for _, s := range sentences {
		if !seen[s.kind] {
			t.Errorf("no run tells %s", s.kind)
		}
	}
}

func BenchmarkRun(b *testing.B) {
	for b.Loop() {
		New().Run(info.Defaults())
	}
}
