package robot

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
)

// Menu chooses a line of the menu bar by the words it begins with.
func (r *Robot) Menu(words string) error {
	for _, menu := range r.win.MainMenu().Items {
		if item := lineOf(menu, words); item != nil {
			item.Action()
			r.Settle()
			return nil
		}
	}
	return fmt.Errorf("no menu has a line %q", words)
}

func lineOf(menu *fyne.Menu, words string) *fyne.MenuItem {
	for _, item := range menu.Items {
		if strings.HasPrefix(item.Label, words) && item.ChildMenu == nil {
			return item
		}
		if item.ChildMenu != nil {
			if found := lineOf(item.ChildMenu, words); found != nil {
				return found
			}
		}
	}
	return nil
}
