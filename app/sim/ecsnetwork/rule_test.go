package ecsnetwork

import (
	"net/netip"
	"strings"
	"testing"

	"notelab/app/i18n"
)

func TestRulesAreReadOrRefusedWithAReason(t *testing.T) {
	for _, s := range []string{"tcp:443:0.0.0.0/0", "tcp:0-65535:10.0.0.0/8", "udp:53:10.0.0.2/32", "all:all:sg-alb", "tcp:all:sg-task", "tcp:80:10.1.2.3/16"} {
		if want := checkRule(s); want != (i18n.Text{}) {
			t.Errorf("checkRule(%q) = %q; want it accepted", s, want.En)
		}
	}
	tests := []struct{ rule, want string }{
		{"", "protocol:ports:peer"},
		{"tcp:443", "protocol:ports:peer"},
		{"icmp:all:sg-alb", "tcp, udp or all"},
		{"all:443:sg-alb", "ports all only"},
		{"tcp:443-80:sg-alb", "want ports"},
		{"tcp:65536:sg-alb", "want ports"},
		{"tcp:-1:sg-alb", "want ports"},
		{"tcp:+80:sg-alb", "want ports"},
		{"tcp::sg-alb", "want ports"},
		{"tcp:80:sg-albs", "sg-alb"},
		{"tcp:80:0.0.0.0", "/32"},
		{"tcp:80:0.0.0.0/33", "/32"},
		{"tcp:80:256.0.0.0/8", "/32"},
		{"tcp:80:010.0.0.0/8", "/32"},
		{"tcp:80:::/0", "protocol:ports:peer"},
	}
	for _, tt := range tests {
		if got := checkRule(tt.rule); !strings.Contains(got.En, tt.want) || got.Ko == "" {
			t.Errorf("checkRule(%q) = %q; want something about %q", tt.rule, got.En, tt.want)
		}
	}
}

func TestClientMustBeOutsideTheVPC(t *testing.T) {
	for s, ok := range map[string]bool{"203.0.113.10": true, "10.1.0.1": true, "10.0.1.10": false, "0.0.0.1": false, "127.0.0.1": false, "224.0.0.1": false, "example": false, "1.2.3": false} {
		if got := checkClient(s) == (i18n.Text{}); got != ok {
			t.Errorf("checkClient(%q) accepted: %v; want %v", s, got, ok)
		}
	}
}

func FuzzRulesReadNetworksAsNetipDoes(f *testing.F) {
	for _, s := range []string{"tcp:443:0.0.0.0/0", "tcp:32768-65535:sg-alb", "all:all:10.0.0.0/16", "udp:1:1.2.3.4/32", "tcp:+1:1.1.1.1/1", "tcp:1:1.1.1.1/01"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, want := parseRule(s)
		if want != (i18n.Text{}) || r.group != "" {
			return
		}
		_, cidr, _ := strings.Cut(s[strings.Index(s, ":")+1:], ":")
		p, err := netip.ParsePrefix(cidr)
		if err != nil {
			t.Fatalf("parseRule(%q) accepted a network netip refuses: %v", s, err)
		}
		if got := dotted(r.addr & r.mask); got != p.Masked().Addr().String() {
			t.Fatalf("parseRule(%q) reads %s; want %s", s, got, p.Masked().Addr())
		}
	})
}
