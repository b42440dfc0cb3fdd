package strict

// Near gives the name that is closest to a mistyped one, the first of equal ones; "" when none is close.
func Near(name string, names []string) string {
	best, distance := "", 3
	for _, known := range names {
		if d := editDistance(name, known); d < distance && d < len(name) {
			best, distance = known, d
		}
	}
	return best
}

// editDistance is the Levenshtein distance.
func editDistance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diagonal
			if a[i-1] != b[j-1] {
				cost++
			}
			diagonal = row[j]
			row[j] = min(row[j]+1, row[j-1]+1, cost)
		}
	}
	return row[len(b)]
}
