package web_test

import (
	"os"
	"strings"
	"testing"

	"notelab/app/site"
)

// Own pages never pass the server, so the worker that stores them sends the
// same policy along.
func TestOwnPagesHaveThePolicyOfTheSite(t *testing.T) {
	src, err := os.ReadFile("static/builder-worker.js")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(src), `"content-security-policy": "`+site.Policy+`"`) {
		t.Errorf("builder-worker.js does not carry site.Policy, %q", site.Policy)
	}
}
