package preview

import (
	"os"

	"golang.org/x/sys/windows/registry"
)

// here is this computer: COM classes are found in the registry.
func here() system {
	s := system{registered: registered, run: run}
	s.program, _ = os.Executable() // without it there is nothing that could be killed when it hangs
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
