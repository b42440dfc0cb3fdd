package gb

import (
	"strconv"

	"yibiao/forms/pattern"
)

// yearInNumber finds the year that the number of a paper names, in one of its groups: 桂科高字〔2026〕12号, GR202545000123, a registration of
// an achievement or of software, of a technology contract, a filing of a project (the last two figures), a patent, a standard.
var yearInNumber = pattern.Of(`[〔\[(（【]((?:19|20)[0-9]{2})[〕\])）】]|^GR(20[0-9]{2})45|^[0-9]{3}((?:19|20)[0-9]{2})[A-Z]|^(20[0-9]{2})SR|^(20[0-9]{2})45[0-9]{10}$|` +
	`^([0-9]{2})(?:0[1-9]|1[0-2])-[0-9]{6}-|^(?:ZL|CN)?(20[0-9]{2})[0-9]{8}[.．]?[0-9X]$|^[A-Z].*[0-9][-－—]((?:19|20)[0-9]{2})$`)

// NumberYear is the year that the number of a paper names, 0 when it names none.
func NumberYear(text string) int {
	for i, group := range yearInNumber.FindStringSubmatch(HalfWidth(compact(text))) {
		year, err := strconv.Atoi(group)
		switch {
		case i == 0 || err != nil:
		case len(group) == 2:
			return 2000 + year
		default:
			return year
		}
	}
	return 0
}
