package signedaccess

import (
	"strconv"
	"strings"
)

// parseIPv4 reads a dotted address.
func parseIPv4(s string) (uint32, bool) {
	parts := strings.Split(s, ".")
	if len(parts) != 4 {
		return 0, false
	}
	var ip uint32
	for _, p := range parts {
		n, err := strconv.ParseUint(p, 10, 8)
		if err != nil || len(p) > 1 && p[0] == '0' {
			return 0, false
		}
		ip = ip<<8 | uint32(n)
	}
	return ip, true
}

// parseCIDR reads an IPv4 range; a bare address is a range of one.
func parseCIDR(s string) (ip uint32, bits int, ok bool) {
	addr, length, slash := strings.Cut(s, "/")
	ip, ok = parseIPv4(addr)
	if !ok || !slash {
		return ip, 32, ok
	}
	n, err := strconv.ParseUint(length, 10, 8)
	if err != nil || n > 32 || len(length) > 1 && length[0] == '0' {
		return 0, 0, false
	}
	return ip, int(n), true
}

// inCIDR reports whether an address lies in a range; false when either cannot
// be read.
func inCIDR(addr, cidr string) bool {
	a, ok := parseIPv4(addr)
	ip, bits, valid := parseCIDR(cidr)
	if !ok || !valid {
		return false
	}
	shift := uint(32 - bits)
	return uint64(a)>>shift == uint64(ip)>>shift
}
