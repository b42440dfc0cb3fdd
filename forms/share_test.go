package forms

import "testing"

// A share that comes of a division has two decimals in a form, but one that misses its limit is never shown as the limit.
func TestSharesOfADivision(t *testing.T) {
	for canonical, want := range map[string]string{"9.999667": "9.999667", "4.216393": "4.22", "5.000027": "5.00", "7.499995": "7.50", "7.4997": "7.4997", "30.000333": "30.000333", "9.99999997": "9.99999997", "14.999": "14.999", "37.5": "37.50"} {
		if got := displayPercent(shown{canonical: canonical}); got != want {
			t.Errorf("%s is shown as %q, want %q", canonical, got, want)
		}
	}
}
