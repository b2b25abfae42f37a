package ecsnetwork

import (
	"strconv"
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// rule is one allow rule of a security group. Its peer (source of an inbound,
// destination of an outbound rule) is an IPv4 network or a group.
type rule struct {
	text     string
	udp      bool // matches no TCP connection, and every connection here is TCP
	from, to int
	group    string // "" means the network
	addr     uint32
	mask     uint32
}

// peer is the other end of a connection as a security group sees it.
type peer struct {
	addr  uint32
	group string // group of the interface that has the address; "" outside the VPC
}

// allows reports whether the rule admits a TCP connection to a port, from (or,
// outbound, to) the peer.
func (r rule) allows(port int, p peer) bool {
	if r.udp || port < r.from || port > r.to {
		return false
	}
	if r.group != "" {
		return r.group == p.group
	}
	return p.addr&r.mask == r.addr&r.mask
}

// matching returns the first rule that admits the connection. Rules have no
// order and no deny: whether one matches does not depend on the others.
func matching(rules []rule, port int, p peer) (rule, bool) {
	for _, r := range rules {
		if r.allows(port, p) {
			return r, true
		}
	}
	return rule{}, false
}

// openPorts counts the TCP ports the rules open to a peer.
func openPorts(rules []rule, p peer) int {
	var open [65536]bool
	n := 0
	for _, r := range rules {
		if r.allows(r.from, p) {
			for port := r.from; port <= r.to; port++ {
				if !open[port] {
					open[port] = true
					n++
				}
			}
		}
	}
	return n
}

// parseRule reads protocol:ports:peer, for example tcp:443:0.0.0.0/0,
// tcp:32768-65535:sg-alb or all:all:sg-alb. The Text says what was expected
// when it is not such a rule, and is empty otherwise.
func parseRule(s string) (rule, i18n.Text) {
	parts := strings.Split(s, ":")
	if len(parts) != 3 {
		return rule{}, text("`프로토콜:포트:상대` 꼴로 쓰세요. 예: tcp:443:0.0.0.0/0, tcp:32768-65535:sg-alb", "want protocol:ports:peer, such as tcp:443:0.0.0.0/0 or tcp:32768-65535:sg-alb")
	}
	r := rule{text: s}
	switch parts[0] {
	case "tcp":
	case "udp":
		r.udp = true
	case "all":
		if parts[1] != "all" {
			return rule{}, text("프로토콜이 all이면 포트도 all이어야 합니다", "protocol all goes with ports all only")
		}
	default:
		return rule{}, text("프로토콜은 tcp, udp, all 가운데 하나입니다", "want tcp, udp or all as protocol")
	}
	ok := true
	if parts[1] == "all" {
		r.to = 65535
	} else {
		lo, hi, isRange := strings.Cut(parts[1], "-")
		if !isRange {
			hi = lo
		}
		var okLo, okHi bool
		r.from, okLo = parsePort(lo)
		r.to, okHi = parsePort(hi)
		ok = okLo && okHi && r.from <= r.to
	}
	if !ok {
		return rule{}, text("포트는 80, 32768-65535, all처럼 쓰세요 (0에서 65535)", "want ports such as 80, 32768-65535 or all (0 to 65535)")
	}
	if strings.HasPrefix(parts[2], "sg-") {
		known := []string{groupALB, groupHost, groupTask}
		for _, g := range known {
			if parts[2] == g {
				r.group = g
				return r, i18n.Text{}
			}
		}
		want := text("보안 그룹은 sg-alb, sg-host, sg-task 가운데 하나입니다", "want one of the groups sg-alb, sg-host, sg-task")
		if near := sim.Nearest(parts[2], known); near != "" {
			want.Ko, want.En = want.Ko+" ("+near+"?)", want.En+" ("+near+"?)"
		}
		return rule{}, want
	}
	ip, bits, isNet := strings.Cut(parts[2], "/")
	addr, okAddr := parseIPv4(ip)
	n, err := strconv.Atoi(bits)
	if !isNet || !okAddr || err != nil || n < 0 || n > 32 || strconv.Itoa(n) != bits {
		return rule{}, text("상대는 0.0.0.0/0, 10.0.0.0/16 같은 IPv4 CIDR이나 sg-alb 같은 보안 그룹입니다. 주소 하나는 /32입니다", "want an IPv4 CIDR such as 0.0.0.0/0 or 10.0.0.0/16 (one address is /32) or a group such as sg-alb")
	}
	r.addr, r.mask = addr, uint32(uint64(0xffffffff)<<(32-n))
	return r, i18n.Text{}
}

func parsePort(s string) (int, bool) {
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0 && n <= 65535 && len(s) <= 5 && s[0] != '+' && s[0] != '-'
}

// parseIPv4 reads a dotted address.
func parseIPv4(s string) (uint32, bool) {
	parts := strings.Split(s, ".")
	if len(parts) != 4 {
		return 0, false
	}
	var addr uint32
	for _, p := range parts {
		n, err := strconv.Atoi(p)
		if err != nil || n < 0 || n > 255 || len(p) > 3 || p[0] == '+' || p[0] == '-' || len(p) > 1 && p[0] == '0' {
			return 0, false
		}
		addr = addr<<8 | uint32(n)
	}
	return addr, true
}

// dotted writes an address the usual way.
func dotted(a uint32) string {
	return strconv.Itoa(int(a>>24)) + "." + strconv.Itoa(int(a>>16&255)) + "." + strconv.Itoa(int(a>>8&255)) + "." + strconv.Itoa(int(a&255))
}

// ip makes an address from its four parts.
func ip(a, b, c, d int) uint32 {
	return uint32(a)<<24 | uint32(b)<<16 | uint32(c)<<8 | uint32(d)
}

// endpoint writes address:port.
func endpoint(a uint32, port int) string { return dotted(a) + ":" + strconv.Itoa(port) }

// rulesOf parses a list that Info has already validated.
func rulesOf(items []string) []rule {
	rules := make([]rule, 0, len(items))
	for _, it := range items {
		if r, want := parseRule(it); want == (i18n.Text{}) {
			rules = append(rules, r)
		}
	}
	return rules
}

func checkRule(item string) i18n.Text {
	_, want := parseRule(item)
	return want
}

// checkClient accepts an IPv4 address a client on the internet can have.
func checkClient(s string) i18n.Text {
	a, ok := parseIPv4(s)
	if !ok {
		return text("203.0.113.10 같은 IPv4 주소를 쓰세요", "want an IPv4 address such as 203.0.113.10")
	}
	if first := a >> 24; a>>16 == 10<<8 || first == 0 || first == 127 || first >= 224 {
		return text("VPC(10.0.0.0/16) 밖의 일반 주소를 쓰세요", "want an ordinary address outside the VPC 10.0.0.0/16")
	}
	return i18n.Text{}
}
