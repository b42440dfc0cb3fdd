#!/usr/bin/env bash
# Modules:  github.com/apognu/gocal v0.9.1, beside github.com/arran4/golang-ical v0.3.4
# Input:    an appointment at 09:00 as Outlook and Exchange in China write it:
#           TZID=China Standard Time, with that VTIMEZONE (+0800) in the file.
# Expected: 09:00 at +08:00 = 01:00 UTC. TZID names the VTIMEZONE component of the
#           same file, not an entry of the computer's zone list: RFC 5545, 3.2.19
#           and 3.6.5.
# Seen:     gocal answers 09:00 UTC, 17:00 in Beijing, without an error;
#           golang-ical at least refuses ("unknown time zone").
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > go.mod <<'MOD'
module probe

go 1.26
MOD
cat > main.go <<'PROBE'
package main

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/apognu/gocal"
	ics "github.com/arran4/golang-ical"
)

func main() {
	src := strings.Join([]string{
		"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//probe//probe//ZH",
		"BEGIN:VTIMEZONE", "TZID:China Standard Time",
		"BEGIN:STANDARD", "DTSTART:16010101T000000", "TZOFFSETFROM:+0800", "TZOFFSETTO:+0800", "END:STANDARD",
		"END:VTIMEZONE",
		"BEGIN:VEVENT", "UID:1@probe", "DTSTAMP:20260801T000000Z", "SUMMARY:窗口受理",
		"DTSTART;TZID=China Standard Time:20260803T090000", "DTEND;TZID=China Standard Time:20260803T100000",
		"END:VEVENT", "END:VCALENDAR", "",
	}, "\r\n")
	from, to := time.Date(2026, 8, 1, 0, 0, 0, 0, time.UTC), time.Date(2026, 9, 1, 0, 0, 0, 0, time.UTC)
	g := gocal.NewParser(strings.NewReader(src))
	g.Start, g.End = &from, &to
	if err := g.Parse(); err != nil || len(g.Events) != 1 {
		fmt.Println("gocal:", err, len(g.Events))
		os.Exit(1)
	}
	c, err := ics.ParseCalendar(strings.NewReader(src))
	if err != nil {
		panic(err)
	}
	_, refused := c.Events()[0].GetStartAt()
	got := g.Events[0].Start.UTC().Format(time.RFC3339)
	fmt.Println("expected:    2026-08-03T01:00:00Z")
	fmt.Println("gocal:      ", got)
	fmt.Println("golang-ical:", refused)
	if got != "2026-08-03T09:00:00Z" || refused == nil {
		os.Exit(1)
	}
}
PROBE
go get github.com/apognu/gocal@v0.9.1 github.com/arran4/golang-ical@v0.3.4 >/dev/null 2>&1
TZ=UTC go run .
