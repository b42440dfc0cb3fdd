//go:build !windows

package base

func localData() string { return "" }

func roamingData() string { return "" }
