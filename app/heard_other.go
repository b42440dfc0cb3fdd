//go:build !windows

package main

import "os"

// heard: every other system gives the program files to print to.
func heard(*os.File) bool { return true }
