package slots

import (
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/letter"
	"yibiao/dossier/formmap/wordings"
)

// Letter is the nearest heading of a place within a letter of the applicant's; "" where it
// lies in none.
func (it *Item) Letter() string {
	for _, step := range heading.Steps(it.Context) {
		if letter.Authorises(step) || letter.Certifies(step) {
			return step
		}
	}
	for _, h := range it.Heads {
		if text := wordings.Clean(h.Text); h.Role != place.HeadRow && h.Role != place.HeadColumn && (letter.Authorises(text) || letter.Certifies(text)) {
			return text
		}
	}
	return ""
}
