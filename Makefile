# Everything that is done with cotejo's source, by name. `make` alone lists it.

GO          ?= go
GOVULNCHECK := golang.org/x/vuln/cmd/govulncheck@v1.9.0
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2
BINARY      := bin/cotejo
EXPORTS     := testdata/exports
ROSTER      := bin/demo.db
FUZZTIME    ?= 20s
TORTURETIME ?= 5m
RECORDS     ?= 100000

.DEFAULT_GOAL := help
.PHONY: help build demo test mutants lint race accuracy bench bench-peers fuzz torture golden exports clean release data docs picture vulnerabilities

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' Makefile

build: ## build bin/cotejo
	@mkdir -p bin
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags='-s -w' -o $(BINARY) ./cmd/cotejo

release: ## build what is published of this commit, for all systems or TARGETS (linux/amd64,…), into bin/release; TWICE=1 compares two builds
	cd .release && $(GO) run . $(if $(TARGETS),-targets $(TARGETS)) $(if $(TWICE),-twice)

demo: build ## merge the four example lists, show the count, and make the report of the example project
	./$(BINARY) merge $(EXPORTS)/pd.csv $(EXPORTS)/j11j.csv $(EXPORTS)/cubalex.csv $(EXPORTS)/ocdh.csv -o $(ROSTER)
	@./$(BINARY) merge --recipe $(EXPORTS) -o bin/example.db --quiet
	@./$(BINARY) report bin/example.db -o bin/report --since 2025-01-14

test: ## run all tests, the review screen's in Chromium where it is or can be had
	@command -v chromium >/dev/null || [ "$$(id -u)" != 0 ] || { timeout 240 apt-get install -qq -y --no-install-recommends chromium >/dev/null 2>&1; true; }
	@command -v chromium >/dev/null || echo "no Chromium: the review screen is not tried in a browser (apt-get install chromium)"
	$(GO) test ./...

mutants: ## make deliberate faults, one at a time, and see the tests of their room fail
	$(GO) run ./.ci/mutants

lint: ## gofmt, go vet and staticcheck
	@test -z "$$(gofmt -l .ci cmd linkage sources)" || { gofmt -d .ci cmd linkage sources; exit 1; }
	$(GO) vet ./... ./.ci/mutants
	$(GO) run $(STATICCHECK) ./... ./.ci/mutants
	$(GO) run ./.ci/mutants -check

vulnerabilities: ## ask Go's database whether a known fault of a part concerns the program
	@if curl -fsS -m 20 -o /dev/null https://vuln.go.dev/index/modules.json 2>/dev/null; then $(GO) run $(GOVULNCHECK) ./...; \
	else echo "vulnerabilities: not checked, vuln.go.dev cannot be reached from here"; fi

race: ## run the short tests under the race detector
	CGO_ENABLED=1 $(GO) test -race -short ./...

accuracy: ## measure on the public sets, where they are, beside other tools
	$(GO) test ./cmd/cotejo -run TestAccuracy -accuracy -v -count=1

data: ## fetch the public sets that accuracy is measured on, with their fingerprints, into ../shared/data
	python3 .release/data ../shared/data

bench-peers: build ## run cotejo and Splink on one generated file of RECORDS rows
	@command -v python3 >/dev/null || { echo "no python3: Splink cannot be run beside cotejo"; exit 1; }
	@[ -d bin/peers/splink ] || python3 -m pip install -q --target bin/peers splink==5.0.0 duckdb==2.0.0
	@./$(BINARY) synth --generic --records $(RECORDS) --seed 31 --out bin/people >/dev/null
	@PYTHONPATH=bin/peers python3 testdata/peers/bench.py $(BINARY) bin/people

bench: ## time the stages of a merge
	$(GO) test -run '^$$' -bench . -benchmem ./...

fuzz: ## fuzz every parser for FUZZTIME each
	@for pkg in $$($(GO) list ./...); do \
		for f in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz'); do \
			echo "$$pkg $$f"; $(GO) test -run '^$$' -fuzz "^$$f$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x $$pkg || exit 1; \
		done; \
	done

torture: ## spoil files, kill and crowd the program for TORTURETIME
	$(GO) test ./cmd/cotejo -run TestTorture -torture $(TORTURETIME) -timeout 0 -v -count=1 | grep -v -e '--- PASS: TestTorture/' -e '=== RUN'

golden: ## rewrite the expected outputs
	$(GO) test $$(grep -rl 'flag.Bool("update"' --include='*_test.go' cmd linkage sources | xargs -n1 dirname | sort -u | sed 's|^|./|') -update

docs: build ## make the site of the documentation in bin/site, with what the commands print
	cd .release && $(GO) run ./site

picture: demo ## draw the README's pictures of the review page and of the report anew, with Chromium
	.release/picture

exports: build ## make the example lists anew, and answer the questions about them
	./$(BINARY) synth --persons 1396 --seed 11 --editions 3 --out bin/exports
	cp bin/exports/*.csv $(EXPORTS)
	cp bin/exports/editions/pd-*.csv $(EXPORTS)/editions
	grep -E '^(file|pd|j11j|cubalex|ocdh|pd-[0-9-]+),' bin/exports/truth.csv > $(EXPORTS)/truth.csv
	$(GO) test ./cmd/cotejo -run TestExampleDecisions -update

clean: ## remove what was built
	rm -rf bin
