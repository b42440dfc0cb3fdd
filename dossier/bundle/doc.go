// Package bundle writes and verifies submission bundles.
//
// A bundle is a BagIt bag (RFC 8493), version 1.0, UTF-8, SHA-256, as a folder or as one zip file with one top folder.
// Any BagIt tool verifies it; Verify reads bags of other tools too, from version 0.93 on.
//
// What Write promises: the target appears complete or not at all. Everything is built in a hidden staging folder
// beside the target, flushed, read back and verified there, and only then renamed. What Verify promises for a bag made by
// Write: any single changed byte is reported. Payload files are covered by manifest-sha256.txt, tag files by
// tagmanifest-sha256.txt, the tag manifest by having exactly one allowed spelling, and the bytes of a zip
// that belong to no stored file (headers, directory, deflated streams) by a seal in the archive comment. Checksums find
// accidents and careless edits; they are no signature.
//
// The package needs no window, no database and no network, so that a verifier without installation can be built from it.
package bundle
