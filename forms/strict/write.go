package strict

import (
	"fmt"

	"go.yaml.in/yaml/v4"
)

// Bytes writes a value as YAML; the same value gives the same bytes.
func Bytes(v any) ([]byte, error) {
	data, err := yaml.Dump(v, yaml.WithV3Defaults(), yaml.WithIndent(2))
	if err != nil {
		return nil, fmt.Errorf("writing YAML: %w", err)
	}
	return data, nil
}
