// Package contrast asks the desktop whether the person wants strong contrasts everywhere.
package contrast

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

// Of user32.dll: SPI_GETHIGHCONTRAST, HCF_HIGHCONTRASTON and HIGHCONTRASTW.
const (
	getHighContrast = 0x42
	highContrastOn  = 0x1
)

type highContrast struct {
	size, flags uint32
	scheme      *uint16
}

var systemParametersInfo = windows.NewLazySystemDLL("user32.dll").NewProc("SystemParametersInfoW")

// Wanted tells whether the person has chosen a contrast theme for the whole desktop.
func Wanted() bool {
	hc := highContrast{}
	hc.size = uint32(unsafe.Sizeof(hc))
	done, _, _ := systemParametersInfo.Call(getHighContrast, uintptr(hc.size), uintptr(unsafe.Pointer(&hc)), 0)
	return done != 0 && hc.flags&highContrastOn != 0
}
