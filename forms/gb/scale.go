package gb

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"yibiao/forms/pattern"
)

// The four enterprise sizes (工信部联企业〔2011〕300号).
const (
	ScaleLarge  = "大型"
	ScaleMedium = "中型"
	ScaleSmall  = "小型"
	ScaleMicro  = "微型"
)

// scaleCode is a section, or a section with two to four digits.
var scaleCode = pattern.Of(`^[A-T]([0-9]{2,4})?$`)

// scaleFile is the shape of the size limits.
type scaleFile struct {
	Standard   string              `yaml:"standard"`
	Industries []scaleIndustryFile `yaml:"industries"`
}

type scaleIndustryFile struct {
	Name   scalar          `yaml:"name"`
	Codes  []scalar        `yaml:"codes"`
	Large  scaleLimitsFile `yaml:"large"`
	Medium scaleLimitsFile `yaml:"medium"`
	Small  scaleLimitsFile `yaml:"small"`
}

type scaleLimitsFile struct {
	Staff   *scalar `yaml:"staff"`
	Revenue *scalar `yaml:"revenue"`
	Assets  *scalar `yaml:"assets"`
}

// scaleIndustry is one row of the table: the codes it covers and the limits of large, medium and small.
type scaleIndustry struct {
	codes  []string
	limits [3]scaleLimits
}

// scaleLimits are lower limits, inclusive; nil where the measure does not count. staff in persons, the others in 万元.
type scaleLimits struct{ staff, revenue, assets *decimal.Decimal }

func (l scaleLimits) met(staff, revenue, assets decimal.Decimal) bool {
	return reaches(staff, l.staff) && reaches(revenue, l.revenue) && reaches(assets, l.assets)
}

func reaches(value decimal.Decimal, limit *decimal.Decimal) bool {
	return limit == nil || value.GreaterThanOrEqual(*limit)
}

// Scale gives the size of an enterprise: 大型, 中型, 小型 or 微型. An enterprise has the largest size of which it meets
// every limit; below 小型 it is 微型. staff in persons, revenueWan and assetsWan in 万元; a measure that the industry does not count is ignored.
// False when the code is unknown, when its industry has no limits (railways, finance, education …), when two digits leave
// open which limits hold (G59, K70), or when staff is negative.
func Scale(industryCode string, staff int64, revenueWan, assetsWan decimal.Decimal, c *Codes) (string, bool) {
	code, ok := c.NormalIndustry(industryCode)
	if !ok || staff < 0 {
		return "", false
	}
	industry := c.scaleIndustry(code)
	if industry == nil {
		return "", false
	}
	for i, size := range [3]string{ScaleLarge, ScaleMedium, ScaleSmall} {
		if industry.limits[i].met(decimal.NewFromInt(staff), revenueWan, assetsWan) {
			return size, true
		}
	}
	return ScaleMicro, true
}

// scaleIndustry finds the row with the longest code that begins code; nil when there is none.
func (c *Codes) scaleIndustry(code string) *scaleIndustry {
	var found *scaleIndustry
	longest := 0
	for i := range c.scales {
		for _, prefix := range c.scales[i].codes {
			if len(prefix) > longest && strings.HasPrefix(code, prefix) {
				found, longest = &c.scales[i], len(prefix)
			}
		}
	}
	return found
}

// setScales checks that every code is listed and used once, and that every size has a limit.
func (c *Codes) setScales(file *codesFile) error {
	seen := map[string]bool{}
	for _, given := range file.Scale.Industries {
		var industry scaleIndustry
		for _, code := range given.Codes {
			if _, known := c.SectionOf(code.text); !known || !scaleCode.MatchString(code.text) {
				return code.mistake(DataUnlisted, fmt.Sprintf("%q is not a listed economic activity", code.text))
			}
			if seen[code.text] {
				return code.mistake(DataTwice, fmt.Sprintf("%s stands here twice", code.text))
			}
			seen[code.text] = true
			industry.codes = append(industry.codes, code.text)
		}
		for i, size := range []scaleLimitsFile{given.Large, given.Medium, given.Small} {
			limits, err := newScaleLimits(size)
			if err != nil {
				return err
			}
			if limits == (scaleLimits{}) {
				return given.Name.mistake(DataValue, fmt.Sprintf("%s: a size has no limit", given.Name.text))
			}
			industry.limits[i] = limits
		}
		c.scales = append(c.scales, industry)
	}
	return nil
}

func newScaleLimits(given scaleLimitsFile) (scaleLimits, error) {
	var limits scaleLimits
	for _, one := range []struct {
		text *scalar
		to   **decimal.Decimal
	}{{given.Staff, &limits.staff}, {given.Revenue, &limits.revenue}, {given.Assets, &limits.assets}} {
		if one.text == nil {
			continue
		}
		value, err := ParseMoney(one.text.text)
		if err != nil || !value.IsPositive() {
			return limits, one.text.mistake(DataValue, fmt.Sprintf("%q is not a limit above zero", one.text.text))
		}
		*one.to = &value
	}
	return limits, nil
}
