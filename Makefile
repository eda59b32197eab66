# `make` lists the targets. They need Go, a C compiler, Python 3 and make; the tests in a browser Node and Chromium too.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

BIN     := bin/leeway
LINT_VERSION := v2.15.0
SAMPLE  := samples/turn-to-the-east.md
GOLD    := ../shared/gold
LINT    := .cache/bin/golangci-lint-$(LINT_VERSION)
# Rooms without file, socket, clock or SQL: the race detector costs little here.
PURE    := . ./actor/... ./brief/... ./check/... ./extract/... ./measure/... ./profile/... ./state/...
export CGO_ENABLED := 1

.PHONY: help run build test browser check fmt vet lint race gold fuzz bench bench-reader bench-lake bench-measure faults golden accuracy starter model model-check clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: build ## build everything and check the sample article
	@$(BIN) check $(SAMPLE)

build: ## build the program into bin/
	@mkdir -p bin
	@go build -trimpath -o $(BIN) ./cmd/leeway

test: build ## run all tests, those in a browser too, and count them; installs what they need
	@{ failed=0; go test -json ./... || failed=1; .ci/browser/run || failed=1; exit $$failed; } | python3 .ci/tally.py

browser: build ## open pages and charts in a browser as their readers do, and count these tests
	@.ci/browser/run | python3 .ci/tally.py

check: fmt vet lint build race gold fuzz test ## all that continuous integration runs

fmt: ## fail where a file is not formatted
	@bad=$$(gofmt -l $$(git ls-files '*.go')); [ -z "$$bad" ] || { echo "gofmt -w $$bad"; exit 1; }

vet: ## go vet
	@go vet ./...

lint: $(LINT) ## golangci-lint, staticcheck and more
	@$(LINT) run ./...

.cache/bin/golangci-lint-%:
	@mkdir -p .cache/bin .cache/lint
	@GOBIN=$(CURDIR)/.cache/lint go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$*
	@mv .cache/lint/golangci-lint $@

race: ## tests of the pure rooms under the race detector
	@go test -race $(PURE)

gold: build ## score the reader on the gold articles, where they are there
	@if [ -d $(GOLD) ]; then python3 .ci/accuracy.py $(BIN) $(GOLD) --hold docs/accuracy.md; \
	else echo "gold: skipped, $(GOLD) is not there"; fi

fuzz: ## try odd texts on the reader for a few seconds
	@go test ./extract -run '^$$' -fuzz FuzzRead -fuzztime 10s
	@go test ./extract -run '^$$' -fuzz FuzzAnnotate -fuzztime 5s
	@go test ./extract/token -run '^$$' -fuzz FuzzSplit -fuzztime 5s
	@go test ./extract/markdown -run '^$$' -fuzz FuzzText -fuzztime 5s
	@go test ./intake -run '^$$' -fuzz FuzzRead -fuzztime 10s
	@go test ./intake -run '^$$' -fuzz FuzzLines -fuzztime 5s
	@go test ./intake -run '^$$' -fuzz FuzzAnnotate -fuzztime 5s
	@go test ./internal/flowcsv -run '^$$' -fuzz FuzzRead -fuzztime 5s

bench-reader: ## time the reader on made-up articles: articles, sentences and MB per second, memory, stages
	@go run ./extract/bench --sizes 1,10,100

bench-lake: ## time the import of ten million made-up flows against DuckDB's copy of the same CSV to Parquet
	@go run ./lake/bench

bench-measure: ## time profiles, shares, HHI and dependent products by columns against SQL; LEEWAY_BENCH_ROWS=1e6,1e7,1e8 shows the growth
	@go run ./engine/bench

faults: ## kill a thousand imports, fill disks, tear files: nothing published may be lost
	@LEEWAY_FAULTS=1000 go test ./lake -count 1 -timeout 30m -run 'Imports|Damage|Clock|Verify' -v | grep -v '^=== '

bench: build bench-reader bench-lake bench-measure ## time the paths that a user waits for
	@go test -run '^$$' -bench . -benchmem ./extract/... ./check/... ./brief/... ./engine/...
	@$(BIN) check $(SAMPLE) --timing --output /dev/null

golden: ## rewrite golden results and docs/commands.md; review the difference
	@go test $$(grep -rl 'flag.Bool("update"' --include='*_test.go' . | xargs -n1 dirname | sort -u) -update

accuracy: build ## read the gold articles and the bench of verdicts; write docs/accuracy.md and docs/verdicts.md
	@python3 .ci/accuracy.py $(BIN) $(GOLD) --write docs/accuracy.md
	@go run ./check/bench

model: ## train the tagger and parser again from EWT=folder of UD English EWT
	@nice go run ./extract/parse/train -ewt "$(EWT)"

model-check: ## train it again and compare the result with the bundled model
	@go run ./extract/parse/train -ewt "$(EWT)" -check

starter: ## make the lake inside the program again from its tables
	@go generate ./starter

clean: ## remove what was built
	@rm -rf bin build dist
