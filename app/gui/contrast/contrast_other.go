//go:build !windows

// Package contrast asks the desktop whether the person wants strong contrasts everywhere.
package contrast

import (
	"os"
	"strings"
)

// Wanted tells whether the person has chosen a contrast theme for the whole desktop.
func Wanted() bool { return strings.Contains(os.Getenv("GTK_THEME"), "HighContrast") }
