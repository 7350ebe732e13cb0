# Two commands are enough: `make run` and `make test`. The others are for those who work on the program.
.PHONY: run test lint unit program browser federation schema bench

# What is built once and thrown away needs no incremental state, which is two thirds of the disk a build takes.
ifdef CI
export CARGO_INCREMENTAL := 0
endif

# Tests, lints, browser and federation all build the program with its documents, so that it is built once. `make run`
# leaves them out: typesetting is minutes of the first build.
features := --features pdf

# The build is not quiet: the first one takes minutes, and silence would look like a fault.
run: ## the product, with demonstration data and a sign-in that works
	ops/prepare run
	cd frontend && npm run --silent build
	cargo build
	@cargo run --quiet -- demo

test: ## everything: formatting, lints, both database engines, browser, federation
	ops/prepare test
	$(MAKE) --no-print-directory lint unit browser federation

lint:
	cargo fmt --check
	cd frontend && npm run --silent codegen && git diff --exit-code -- src/graphql && npm run --silent lint
	cd frontend && npm run --silent build
	cargo clippy --quiet --all-targets $(features) -- -D warnings

unit:
	cargo test $(features)
	cd frontend && npm test --silent

# The program as `cargo test` builds it: by itself it would be compiled anew, dependencies having fewer features.
program:
	cargo test --quiet $(features) --test it --no-run

browser: program ## each component, then the journeys of people, in a real browser
	cd frontend && npm run --silent test:gallery && npm run --silent test:e2e

federation: ## last, because the gateway is a heavy install
	tests/federation/run

schema: program
	target/debug/jonction schema > schema.graphql
	cd frontend && npm run --silent codegen

bench: ## what requests, feeds, memory and the confidentiality guard cost, in release
	ops/bench/run
