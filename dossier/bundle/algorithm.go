package bundle

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"hash"
	"strings"
)

// algorithm is a checksum that a manifest may use.
type algorithm struct {
	name string // as in "manifest-<name>.txt", lower case without "-"
	make func() hash.Hash
}

// algorithms holds what RFC 8493 2.4 requires (sha256, sha512, md5 and sha1 for old bags) and what the Go library adds.
var algorithms = map[string]algorithm{
	"md5":     {"md5", md5.New},
	"sha1":    {"sha1", sha1.New},
	"sha224":  {"sha224", sha256.New224},
	"sha256":  {"sha256", sha256.New},
	"sha384":  {"sha384", sha512.New384},
	"sha512":  {"sha512", sha512.New},
	"sha3256": {"sha3256", func() hash.Hash { return sha3.New256() }},
	"sha3512": {"sha3512", func() hash.Hash { return sha3.New512() }},
}

// manifestName takes "manifest-<alg>.txt" or "tagmanifest-<alg>.txt" apart. ok is false for any other name; known is false
// when the name is right but the checksum is none of ours.
func manifestName(p string) (alg algorithm, tag, known, ok bool) {
	rest, ok := strings.CutSuffix(strings.ToLower(p), ".txt")
	if !ok || strings.Contains(p, "/") {
		return algorithm{}, false, false, false
	}
	name, tag := strings.CutPrefix(rest, "tagmanifest-")
	if !tag {
		if name, ok = strings.CutPrefix(rest, "manifest-"); !ok {
			return algorithm{}, false, false, false
		}
	}
	alg, known = algorithms[strings.ReplaceAll(name, "-", "")]
	return alg, tag, known, true
}
