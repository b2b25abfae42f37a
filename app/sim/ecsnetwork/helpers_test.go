package ecsnetwork

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"notelab/app/sim"
)

func preset(t *testing.T, name string, pairs ...string) sim.Values {
	t.Helper()
	v, errs := info.Parse(map[string]string{"preset": name})
	if len(errs) > 0 {
		t.Fatal(errs)
	}
	return v.Must(pairs...)
}

func randomRule(r *rand.Rand) string {
	proto := pick(r, "tcp", "tcp", "tcp", "udp", "all")
	ports := "all"
	if proto != "all" {
		from := pick(r, 0, 80, 443, 8080, 32768, 40000, 60999, 65535, r.IntN(65536))
		ports = strconv.Itoa(from)
		if r.IntN(2) == 0 {
			ports += "-" + strconv.Itoa(from+r.IntN(65536-from))
		}
	}
	source := pick(r, groupALB, groupALB, groupHost, groupTask, "0.0.0.0/0", "10.0.0.0/16", "10.0.1.0/24", "10.0.2.10/32", "203.0.113.0/24")
	if r.IntN(3) == 0 {
		source = fmt.Sprintf("%d.%d.%d.%d/%d", pick(r, 10, 203, r.IntN(256)), r.IntN(256), r.IntN(256), r.IntN(256), r.IntN(33))
	}
	return proto + ":" + ports + ":" + source
}

func randomRules(r *rand.Rand) string {
	items := make([]string, r.IntN(4))
	for i := range items {
		items[i] = randomRule(r)
	}
	return strings.Join(items, ",")
}

// randomValues draws any valid configuration, bounds included.
func randomValues(r *rand.Rand) sim.Values {
	given := map[string]string{}
	for _, p := range info.Params {
		switch p.Kind {
		case sim.Number:
			n := int(p.Min) + r.IntN(int(p.Max-p.Min)+1)
			switch r.IntN(8) {
			case 0:
				n = int(p.Min)
			case 1:
				n = int(p.Max)
			case 2, 3, 4:
				n, _ = strconv.Atoi(p.Default)
			}
			given[p.Name] = strconv.Itoa(n)
		case sim.Choice:
			given[p.Name] = p.Options[r.IntN(len(p.Options))].Name
		case sim.Flag:
			given[p.Name] = strconv.FormatBool(r.IntN(2) == 0)
		case sim.List:
			if given[p.Name] = p.Default; r.IntN(2) == 0 {
				given[p.Name] = randomRules(r)
			}
		}
	}
	if r.IntN(2) == 0 {
		// Half of the runs get a sound front, or hardly any reaches a target.
		for _, name := range []string{"listener", "container-port", "app-port", groupALB, "sg-alb-out"} {
			delete(given, name)
		}
	}
	given["client"] = pick(r, "203.0.113.10", "192.0.2.1", "223.255.255.254")
	v, errs := info.Parse(given)
	if len(errs) > 0 {
		panic(errs)
	}
	return v
}
