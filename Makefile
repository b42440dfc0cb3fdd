# make run    builds the program and starts it on the demo; without a display it does the same main job and leaves it in out/
# make test   everything that is checked before a change is taken
# make help   the other targets

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help

# One set of flags for every target: the C parts take minutes to compile, once for each different set.
export GOFLAGS := -buildvcs=false -tags=x11,sqlite_fts5
export CGO_ENABLED := 1
export HOME ?= /tmp/yibiao-home
# A Go that setup.sh fetched, where there is no other new enough, goes first.
export PATH := $(HOME)/.local/share/yibiao-go/bin:$(PATH):/usr/local/go/bin

VERSION := $(shell sed -n 's/^ *Version = "\(.*\)"/\1/p' FyneApp.toml)
PROGRAM := bin/yibiao$(if $(filter Windows_NT,$(OS)),.exe)
# Programs that are handed out draw their window without OpenGL where there is none; see packaging/toolkit.
TOOLKIT := -modfile=bin/toolkit/toolkit.mod

.PHONY: help
help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | column -t -s "$$(printf '\t')" 2>/dev/null || grep '##' Makefile

.PHONY: setup
setup: ## installs what building needs, if it is missing
	@packaging/setup.sh build

.PHONY: toolkit
toolkit: setup ## bin/toolkit: the copy of Fyne that the programs are built with
	@go run ./packaging/toolkit

.PHONY: build
build: toolkit ## bin/yibiao
	@go build $(TOOLKIT) -ldflags '-X main.version=$(VERSION)' -o $(PROGRAM) ./app
	@ls -l $(PROGRAM)

.PHONY: windows
windows: toolkit ## out/windows: program, installer and portable zip for Windows 10 and later, made on Linux (C parts take ten minutes, once)
	@packaging/setup.sh windows
	@VERSION=$(VERSION) TOOLKIT=$(TOOLKIT) packaging/windows/build.sh

.PHONY: test-windows
test-windows: build windows ## what of it can be tried under Wine; skips, with a message, where Wine is missing
	@packaging/setup.sh wine
	@packaging/toolkit/start/windows.sh bin/yibiao.exe
	@VERSION=$(VERSION) packaging/windows/test.sh

.PHONY: deb
deb: toolkit ## out/linux: a Debian package, also for UOS 20 and Kylin V10; ARCH=arm64 for that processor (C parts take minutes, once)
	@VERSION=$(VERSION) TOOLKIT=$(TOOLKIT) packaging/linux/build.sh bin/yibiao-deb $(ARCH)
	@VERSION=$(VERSION) packaging/linux/deb.sh bin/yibiao-deb $(ARCH)

.PHONY: run
run: build ## starts the window on the demo, or does its job without a window; results in out/
	@packaging/run.sh $(PROGRAM)

.PHONY: demo
demo: build ## the main job without a window: out/demo
	@packaging/run.sh --headless $(PROGRAM)

.PHONY: pictures
pictures: toolkit ## pictures of every screen in every look: out/pictures; those of the manual anew: assets/help/pictures
	@go run $(TOOLKIT) ./app/robot/paint --out out/pictures --manual assets/help/pictures --views

.PHONY: test
test: ## every check: form, vet, staticcheck, layers, tests
	@packaging/setup.sh build test
	@packaging/check.sh

.PHONY: bench
bench: build ## the measurements of packaging/bench/README.md; out/bench.txt, beside other engines out/bench-peers.txt, in large vaults out/bench-vaults.md
	@mkdir -p out
	@go test -run '^$$' -bench . -benchmem -count 3 ./... | tee out/bench.txt | grep -E '^(goos|goarch|cpu|pkg|Benchmark|ok|FAIL)'
	@packaging/bench/peers/run.sh
	@packaging/bench/vaults.sh $(PROGRAM) | tee out/bench-vaults.md

.PHONY: reliability
reliability: build ## kills, failing system calls and flipped bytes by the thousand; packaging/bench/RELIABILITY.md
	@packaging/bench/reliability.sh $(PROGRAM)

.PHONY: supply
supply: setup ## what is handed out made in two places and compared byte by byte, and what is in it (CycloneDX, known vulnerabilities): out/supply
	@VERSION=$(VERSION) TOOLKIT=$(TOOLKIT) packaging/supply.sh

.PHONY: tools
tools: ## optional: LibreOffice and Chinese fonts, to look at filled forms as pages
	@packaging/setup.sh test pages

.PHONY: fonts
fonts: ## makes assets/fonts anew (after a rare character was added)
	@packaging/setup.sh fonts
	@packaging/fonts/subset.sh

.PHONY: icons
icons: ## paints assets/icons/app.png from app.svg
	@go run ./packaging/icons

.PHONY: forms
forms: build ## makes the blank forms of the built-in packs anew
	@$(PROGRAM) pack forms

.PHONY: notices
notices: ## makes packaging/third-party-notices.md anew from what the program links
	@go run ./packaging/notices

.PHONY: clean
clean: ## removes bin/ and out/ (compiled C parts stay in Go's own cache)
	@rm -rf bin out
