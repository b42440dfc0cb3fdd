package preview

import (
	"os"
	"path/filepath"

	"golang.org/x/sys/windows/registry"
)

// here is this computer: COM classes are found in the registry, cscript in the system folder runs scripts without a
// window.
func here() system {
	s := system{registered: registered, run: run}
	interpreter := filepath.Join(os.Getenv("SystemRoot"), "System32", "cscript.exe")
	if _, err := os.Stat(interpreter); err == nil {
		s.interpreter = interpreter
	}
	return s
}

// registered tells whether a COM class is known to the computer or the user, and has a server.
func registered(class string) bool {
	key, err := registry.OpenKey(registry.CLASSES_ROOT, class+`\CLSID`, registry.QUERY_VALUE)
	if err != nil {
		return false
	}
	defer key.Close()
	id, _, err := key.GetStringValue("")
	return err == nil && id != ""
}
