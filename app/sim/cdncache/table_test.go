package cdncache

import (
	"regexp"
	"strings"
	"testing"
	"time"
)

// TestTTLOfEveryCombination enumerates the decision table: every header, with
// every value, under every minimum, default and maximum TTL.
func TestTTLOfEveryCombination(t *testing.T) {
	grid := []int{0, 1, 30, 60, 90, 3600}
	n := 0
	for _, header := range []string{"max-age", "s-maxage", "expires", "both", "none", "no-cache", "no-store", "private"} {
		for _, value := range grid {
			for _, other := range grid {
				for _, least := range grid {
					for _, usual := range grid {
						for _, most := range grid {
							for _, at := range []int{0, 45} {
								s := &setup{header: header, age: dur(value), shared: dur(other), expires: dur(other), policy: limits{dur(least), dur(usual), dur(max(most, least))}}
								c := conditions{head: map[string]int{}, least: least, usual: usual, most: most, disabled: least+usual+most == 0}
								switch header {
								case "max-age":
									c.head["max-age"] = value
								case "both":
									c.head["max-age"], c.head["expires"] = value, other
								case "s-maxage":
									c.head["max-age"], c.head["s-maxage"] = value, other
								case "expires":
									c.head["expires"] = other
								case "none":
								default:
									c.head[header] = 1
								}
								ttl, rule := s.decide(dur(at))
								want, kept := c.lifetime(at)
								if ttl != dur(want) || rule.kept() != kept {
									t.Fatalf("%s %d/%d under %d, %d, %d at %d: %v by %s; want %d s, kept %v", header, value, other, least, usual, most, at, ttl, rule, want, kept)
								}
								n++
							}
						}
					}
				}
			}
		}
	}
	t.Logf("%d combinations", n)
}

func dur(seconds int) time.Duration { return time.Duration(seconds) * time.Second }

// TestWildcardsMatchAsTriedByHand compares the matcher with one that tries every
// way to cut the address, over all short paths and addresses.
func TestWildcardsMatchAsTriedByHand(t *testing.T) {
	var words []string
	for _, letters := range []string{"/", "/a", "/aA?", "/a/"} {
		for i := range len(letters) {
			for j := i; j < len(letters); j++ {
				words = append(words, "/"+letters[i:j+1], "/"+letters[i:j+1]+letters)
			}
		}
	}
	for _, address := range words {
		for _, path := range words {
			for _, p := range []string{path, path + "*"} {
				want := false
				if strings.HasSuffix(p, "*") {
					for cut := 0; cut <= len(address); cut++ { // what stands before the star and what it swallows
						want = want || address[:cut] == path
					}
				} else {
					want = len(p) == len(address) && regexp.MustCompile(`^`+regexp.QuoteMeta(p)+`$`).MatchString(address)
				}
				if got := matches(p, address); got != want {
					t.Errorf("matches(%q, %q) = %v; want %v", p, address, got, want)
				}
			}
		}
	}
}
