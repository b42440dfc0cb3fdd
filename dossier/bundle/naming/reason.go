package naming

// Reason is why a line or a path is refused or odd, apart from what the code of a Problem says. Sentences for the user
// are made from it elsewhere.
type Reason string

// Reasons of paths.
const (
	WhyEmptyPath Reason = "empty path"
	WhyLongPath  Reason = "path too long"
	WhyAbsolute  Reason = "absolute path"
	WhyHome      Reason = "home folder"
	WhyBackslash Reason = "backslash"
	WhyDrive     Reason = "drive letter"
	WhyZero      Reason = "zero byte"
	WhyDots      Reason = "empty or dot segment"
	WhyOutside   Reason = "outside of data/"
)

// Reasons of lines in manifests.
const (
	WhyNoPath      Reason = "no path"
	WhyNoChecksum  Reason = "no checksum of that kind"
	WhyWrongSide   Reason = "path is on the wrong side of data/"
	WhyTagOfTag    Reason = "a tag manifest lists a tag manifest"
	WhyMD5Form     Reason = "in the form of md5sum"
	WhyDotSlash    Reason = "begins with ./"
	WhyBarePercent Reason = "a bare %"
	WhyTwiceSame   Reason = "the same line again"
	WhyTwiceOther  Reason = "the same path again with another checksum"
	WhyTwiceZip    Reason = "twice in the zip"
	WhyNotListed   Reason = "another manifest lists what this one does not"
)

// Reasons of bagit.txt, bag-info.txt and tag files in general.
const (
	WhyAbsent    Reason = "missing"
	WhyTwoLines  Reason = "not two lines"
	WhyVersion   Reason = "no version of BagIt"
	WhyEncoding  Reason = "no encoding"
	WhyNewer     Reason = "newer than this program knows"
	WhyInfoLine  Reason = "no label"
	WhyMark      Reason = "begins with a byte order mark"
	WhyNoSum     Reason = "unknown checksum"
	WhyNoTop     Reason = "no top folder"
	WhyNotOfOurs Reason = "no bag of this program has it"
	WhyCut       Reason = "the end is missing"
	WhyOldZip    Reason = "folders are divided by backslashes"
)

// Reasons lists all, for those who make sentences of them.
func Reasons() []Reason {
	return []Reason{
		WhyEmptyPath, WhyLongPath, WhyAbsolute, WhyHome, WhyBackslash, WhyDrive, WhyZero, WhyDots, WhyOutside,
		WhyNoPath, WhyNoChecksum, WhyWrongSide, WhyTagOfTag, WhyMD5Form, WhyDotSlash, WhyBarePercent, WhyTwiceSame, WhyTwiceOther, WhyTwiceZip, WhyNotListed,
		WhyAbsent, WhyTwoLines, WhyVersion, WhyEncoding, WhyNewer, WhyInfoLine, WhyMark, WhyNoSum, WhyNoTop, WhyNotOfOurs, WhyCut, WhyOldZip,
	}
}
