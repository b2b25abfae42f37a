# Notelab. Needs Go and, for the browser tests, Node.
#
#   make run [PORT=8000] [DIR=notes]   build what changed and serve a folder of notes
#   make build                         the program, complete, at bin/notelab
#   make test                          format, vet, unit tests, browser tests
#   make fuzz [FUZZTIME=10s]           every parser against random input
#   make test-browsers                 the main journeys in Chromium, Firefox and WebKitGTK
#   make bench                         the budgets, with what is measured
#   make torture [SEED=N]              what must lose nothing, tortured, as a table
#   make fmt                           format the Go sources
#   make clean                         remove everything that was built

PORT ?= 8000
DIR ?= notes
GO ?= go
# For each target.
FUZZTIME ?= 10s
# Errors from a missing tool should name the tool, not a line of this file.
SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c

.PHONY: run build dev test fuzz check-go test-go test-worker test-browser test-browsers bench torture browser fmt clean

run: dev
	exec bin/notelab serve "$(DIR)" --port "$(PORT)"

# For development: no brotli, which takes longer than everything else.
dev:
	$(GO) run ./web/build
	$(GO) build -o bin/notelab .

build:
	$(GO) run ./web/build -release
	$(GO) build -trimpath -ldflags "-s -w" -o bin/notelab .
	@echo "bin/notelab is ready: bin/notelab --help"

test: check-go test-go test-worker test-browser

check-go:
	@unformatted="$$(gofmt -l $$(git ls-files -co --exclude-standard '*.go'))"; \
	if [ -n "$$unformatted" ]; then echo "not formatted (make fmt):"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...
	GOOS=js GOARCH=wasm $(GO) vet ./app/... ./wasm/...

test-go:
	$(GO) test ./...
	PATH="$$($(GO) env GOROOT)/lib/wasm:$$PATH" GOOS=js GOARCH=wasm $(GO) test ./app/site ./app/quiz ./app/i18n
	@# The golden files of every simulator, byte for byte in WebAssembly too.
	PATH="$$($(GO) env GOROOT)/lib/wasm:$$PATH" GOOS=js GOARCH=wasm $(GO) test -run 'Golden|Stays?As|AsRecorded' ./app/sim/...

test-worker:
	node --test web/test/*.test.mjs

# The browser tests use the program as it is shipped.
test-browser: build browser
	cd e2e && npm test --silent

# Every fuzz target there is, each for FUZZTIME; what it finds is kept in
# testdata/fuzz beside the test and is a case of `make test` from then on.
# Go sometimes calls it a failure that the time was over in the middle of an
# input ("context deadline exceeded"): a target that says only that is tried once more.
fuzz:
	@dir="$$(mktemp -d)"; trap 'rm -rf "$$dir"' EXIT; cache="$$($(GO) env GOCACHE)/fuzz"; \
	for pkg in $$(grep -rl --include=*_test.go '^func Fuzz' --exclude-dir=node_modules . | xargs -n1 dirname | sort -u); do \
		$(GO) test -c -fuzz . -o "$$dir/fuzz" $$pkg; found="$$cache/$$($(GO) list $$pkg)"; \
		for target in $$("$$dir/fuzz" -test.list '^Fuzz'); do \
			echo "$$pkg $$target"; \
			run() { (cd $$pkg && "$$dir/fuzz" -test.run '^$$' -test.fuzz "^$$target$$" -test.fuzztime $(FUZZTIME) -test.fuzzcachedir "$$found") >"$$dir/out" 2>&1; }; \
			run || { grep -q 'context deadline exceeded' "$$dir/out" && ! grep -q 'Failing input' "$$dir/out" && run; } || { cat "$$dir/out"; exit 1; }; \
		done; \
	done

# A table of engine by journey, in about four minutes on two quiet cores; it is no
# part of "make test". ENGINES="firefox webkit" runs those, ONLY=text the journeys
# whose name has it. What is missing is installed where that is allowed.
test-browsers: build
	cd e2e && { [ -d node_modules/ws ] || npm ci --no-audit --no-fund; } && node engines/run.mjs $(if $(ONLY),--only "$(ONLY)")

bench: build browser
	cd e2e && node bench/bench.mjs

# Ends within about twelve minutes on two cores; ONLY=name runs the cases of that name.
torture: build browser
	cd e2e && node torture/run.mjs $(if $(SEED),--seed $(SEED)) $(if $(ONLY),--only $(ONLY))

# Finds Chromium, or installs it where it may, or says what to install.
browser:
	cd e2e && { [ -d node_modules/playwright-core ] || npm ci --no-audit --no-fund; } && node prepare.mjs

fmt:
	gofmt -w $$(git ls-files -co --exclude-standard '*.go')

clean:
	rm -rf bin e2e/out
	find web/dist -type f ! -name .gitkeep -delete
