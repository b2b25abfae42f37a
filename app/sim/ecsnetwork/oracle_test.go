package ecsnetwork

import (
	"net/netip"
	"strconv"
	"strings"
	"testing"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// The oracle judges rules by their text alone: it shares no code with the
// package, reads networks with net/netip of the standard library, and learns
// groups from a table of which interface carries which.

type oracleRule struct {
	tcp      bool
	from, to int
	net      netip.Prefix
	group    string
}

func oracleParse(t *testing.T, s string) oracleRule {
	t.Helper()
	f := strings.SplitN(s, ":", 3)
	o := oracleRule{tcp: f[0] != "udp", to: 65535}
	if f[1] != "all" {
		lo, hi, ok := strings.Cut(f[1], "-")
		if !ok {
			hi = lo
		}
		o.from, _ = strconv.Atoi(lo)
		o.to, _ = strconv.Atoi(hi)
	}
	if strings.HasPrefix(f[2], "sg-") {
		o.group = f[2]
		return o
	}
	p, err := netip.ParsePrefix(f[2])
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	o.net = p.Masked()
	return o
}

// oracleAdmits expands every rule to the ports it opens, then asks whether the
// port is among those of a rule that holds for the address.
func oracleAdmits(t *testing.T, rules []string, addr netip.Addr, group string, port int) bool {
	t.Helper()
	for _, s := range rules {
		o := oracleParse(t, s)
		holds := o.group != "" && o.group == group || o.group == "" && o.net.Contains(addr)
		if !holds || !o.tcp {
			continue
		}
		for p := o.from; p <= o.to; p++ {
			if p == port {
				return true
			}
		}
	}
	return false
}

func TestSecurityGroupsAgreeWithBruteForceOverPortsAndAddresses(t *testing.T) {
	r := sim.NewRand(42)
	ports := []int{0, 22, 79, 80, 443, 8080, 32767, 32768, 40000, 60999, 61000, 65535}
	type end struct {
		addr  string
		group string
	}
	ends := []end{{"203.0.113.10", ""}, {"192.0.2.1", ""}, {"10.0.1.10", groupALB}, {"10.0.2.10", groupALB}, {"10.0.11.10", groupHost}, {"10.0.12.103", groupTask}, {"255.255.255.255", ""}, {"0.0.0.0", ""}}
	admitted := 0
	for range 3000 {
		list := strings.FieldsFunc(randomRules(r), func(c rune) bool { return c == ',' })
		for _, it := range list {
			if want := checkRule(it); want != (i18n.Text{}) {
				t.Fatalf("checkRule(%q) = %q; want it accepted", it, want.En)
			}
		}
		rules := rulesOf(list)
		for _, e := range ends {
			addr := netip.MustParseAddr(e.addr)
			a4 := addr.As4()
			p := peer{ip(int(a4[0]), int(a4[1]), int(a4[2]), int(a4[3])), e.group}
			for _, port := range ports {
				_, got := matching(rules, port, p)
				if want := oracleAdmits(t, list, addr, e.group, port); got != want {
					t.Fatalf("matching(%q, port %d, %v) = %v; want %v", list, port, e, got, want)
				} else if got {
					admitted++
				}
			}
		}
	}
	if admitted < 1000 {
		t.Fatalf("only %d connections were admitted; the comparison proves little", admitted)
	}
}

func TestOpenPortsAgreeWithCountingEachPort(t *testing.T) {
	r := sim.NewRand(7)
	for range 60 {
		list := strings.FieldsFunc(randomRules(r), func(c rune) bool { return c == ',' })
		addr := netip.MustParseAddr("10.0.1.10")
		open := map[int]bool{}
		for _, s := range list {
			o := oracleParse(t, s)
			if o.tcp && (o.group == groupALB || o.group == "" && o.net.Contains(addr)) {
				for p := o.from; p <= o.to; p++ {
					open[p] = true
				}
			}
		}
		if got := openPorts(rulesOf(list), peer{ip(10, 0, 1, 10), groupALB}); got != len(open) {
			t.Fatalf("openPorts(%q) = %d; want %d", list, got, len(open))
		}
	}
}

// oracleStatus recomputes what the client gets from the values and from the
// targets the trace registered, by the documented rules.
func oracleStatus(t *testing.T, v sim.Values, tr *sim.Trace) int {
	t.Helper()
	client := netip.MustParseAddr(v.Get("client"))
	if !oracleAdmits(t, v.List("sg-alb"), client, "", v.Int("listener")) {
		return 0
	}
	rules, group := v.List("sg-host"), "sg-host"
	if m := v.Get("mode"); m == "awsvpc" || m == "fargate" {
		rules, group = v.List("sg-task"), "sg-task"
	}
	node := netip.Addr{}
	addrs := map[string]netip.AddrPort{} // by task
	var targets, healthy []string
	chosen := ""
	for i := range tr.Events {
		e := &tr.Events[i]
		switch e.Kind {
		case "start":
			addrs[e.Field("task")] = netip.MustParseAddrPort(e.Field("address"))
		case "attach":
			addrs[e.Field("task")] = netip.AddrPortFrom(netip.MustParseAddr(e.Field("address")), uint16(v.Int("container-port")))
		case "register":
			targets = append(targets, e.Field("task"))
		case "healthy":
			healthy = append(healthy, e.Field("task"))
		case "route", "fail-open":
			chosen = e.Field("task")
		case "forward":
			node = netip.MustParseAddrPort(e.Field("from")).Addr()
		}
	}
	if len(targets) == 0 {
		return 503
	}
	outcome := func(task string) int {
		at := addrs[task]
		if !oracleAdmits(t, v.List("sg-alb-out"), at.Addr(), group, int(at.Port())) || !oracleAdmits(t, rules, node, "sg-alb", int(at.Port())) {
			return 504
		}
		if v.Int("app-port") != v.Int("container-port") {
			return 502
		}
		return 200
	}
	well := 0
	for _, task := range targets {
		if outcome(task) == 200 {
			well++
		}
	}
	if well != len(healthy) {
		t.Fatalf("%s: %d targets healthy; the rules say %d", v.Query(), len(healthy), well)
	}
	if got := outcome(chosen); well == 0 || got == 200 {
		return got
	}
	t.Fatalf("%s: a target that is not healthy was chosen although %d are", v.Query(), well)
	return -1
}
