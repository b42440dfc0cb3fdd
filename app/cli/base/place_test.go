package base

import (
	"path/filepath"
	"testing"
)

// Without HOME the vault lies in the user's own folder all the same, never where the program happens to be started.
func TestTheVaultIsNeverWhereTheProgramWasStarted(t *testing.T) {
	for name, env := range map[string]map[string]string{
		"nothing": {}, "empty": {"HOME": "", "USERPROFILE": ""}, "relative": {"HOME": "home", "USERPROFILE": "home", "XDG_DATA_HOME": "data"},
	} {
		if got := dataHome(func(key string) string { return env[key] }); !filepath.IsAbs(got) {
			t.Errorf("%s: %s", name, got)
		}
	}
}
